package io.pitot.agent.instrumentation.jms;

import io.pitot.agent.bootstrap.Messages;
import net.bytebuddy.asm.Advice;

/** Woven into {@code ActiveMQMessageConsumer.beforeMessageIsConsumed}, which is called for listeners and by {@code receive}. */
final class GivenAdvice {

    private GivenAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit() {
        Messages.given();
    }
}
