package io.pitot.agent.instrumentation.methods;

import io.pitot.agent.bootstrap.InferenceProbe;
import io.pitot.agent.bootstrap.InputHash;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/** Woven into those of the methods that the configuration names whose arguments are few enough to be looked at one by one. */
final class ComparedMethodAdvice {

    private ComparedMethodAdvice() {}

    /** Two objects of one class may be two models: which one is asked is part of the input. */
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(
            @Advice.This(optional = true) @Nullable Object asked,
            @Advice.Origin("#s") String signature,
            @Advice.Argument(value = 0, typing = Assigner.Typing.DYNAMIC) @Nullable Object first,
            @Advice.Argument(value = 1, optional = true, typing = Assigner.Typing.DYNAMIC) @Nullable Object second,
            @Advice.Argument(value = 2, optional = true, typing = Assigner.Typing.DYNAMIC) @Nullable Object third,
            @Advice.Argument(value = 3, optional = true, typing = Assigner.Typing.DYNAMIC) @Nullable Object fourth) {
        ThreadState outermost = InferenceProbe.outermost();
        if (outermost != null) {
            long method =
                    InputHash.add(InputHash.addValue(InputHash.begin(), signature), System.identityHashCode(asked));
            long pair = InputHash.addValue(InputHash.addValue(method, first), second);
            InferenceProbe.enter(outermost, InputHash.addValue(InputHash.addValue(pair, third), fourth));
        }
        return outermost;
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.Enter @Nullable ThreadState outermost,
            @Advice.Origin("#t\\##m") String method,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (outermost != null) {
            outermost.inside &= ~ThreadState.INFERENCE;
            InferenceProbe.exit(outermost, InferenceProbe.model(method, false), 0, thrown);
        }
    }
}
