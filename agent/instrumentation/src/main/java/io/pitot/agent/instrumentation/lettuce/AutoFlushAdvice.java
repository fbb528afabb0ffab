package io.pitot.agent.instrumentation.lettuce;

import net.bytebuddy.asm.Advice;

/** Woven into {@code RedisChannelHandler.setAutoFlushCommands}. */
final class AutoFlushAdvice {

    private AutoFlushAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object connection, @Advice.Argument(0) boolean flushes) {
        LettuceReader.autoFlush(connection, flushes);
    }
}
