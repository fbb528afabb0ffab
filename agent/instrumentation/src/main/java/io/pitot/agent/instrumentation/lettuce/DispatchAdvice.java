package io.pitot.agent.instrumentation.lettuce;

import io.lettuce.core.protocol.RedisCommand;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code RedisChannelHandler.dispatch} of one command. */
final class DispatchAdvice {

    private DispatchAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object connection, @Advice.Argument(0) RedisCommand<?, ?, ?> command) {
        LettuceReader.dispatched(connection, command);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Argument(0) RedisCommand<?, ?, ?> command, @Advice.Thrown @Nullable Throwable thrown) {
        if (thrown != null) {
            LettuceReader.refused(command, thrown);
        }
    }
}
