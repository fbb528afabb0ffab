package io.pitot.agent.instrumentation.containers;

import io.pitot.agent.bootstrap.ProbeClasses;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code loadClass}, which it answers by itself for Pitot's classes. */
final class LoadClassAdvice {

    private LoadClassAdvice() {}

    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class, suppress = Throwable.class)
    static @Nullable Class<?> enter(@Advice.Argument(0) String name) {
        return ProbeClasses.find(name);
    }

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
            @Advice.Enter @Nullable Class<?> found, @Advice.Return(readOnly = false) @Nullable Class<?> loaded) {
        if (found != null) {
            loaded = found;
        }
    }
}
