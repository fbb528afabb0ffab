package io.pitot.agent.instrumentation;

import net.bytebuddy.asm.Advice;

final class FailingAdvice {

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) int times) {
        if (times > 0) {
            throw new IllegalStateException("secret");
        }
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Argument(0) int times) {
        if (times > 0) {
            throw new IllegalArgumentException("secret");
        }
    }

    private FailingAdvice() {}
}
