package io.pitot.agent.instrumentation.lettuce;

import net.bytebuddy.asm.Advice;

/** Woven into {@code RedisChannelHandler.flushCommands}. */
final class FlushAdvice {

    private FlushAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object connection) {
        LettuceReader.flushed(connection);
    }
}
