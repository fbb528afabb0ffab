package io.pitot.agent.instrumentation.llm;

import io.pitot.agent.bootstrap.ModelCall;
import io.pitot.agent.bootstrap.ModelCallProbe;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/** Woven into what asks the service and returns what will have its answer. */
final class BedrockPromiseAdvice {

    private BedrockPromiseAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ModelCall enter() {
        return ModelCallProbe.enter(BedrockReader.READER);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.Argument(0) @Nullable Object asked,
            @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) @Nullable Object promise,
            @Advice.Enter @Nullable ModelCall call,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (call != null) {
            promise = ModelCallProbe.leave(call, asked, promise, thrown);
        }
    }
}
