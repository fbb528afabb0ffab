package io.pitot.agent.instrumentation.lettuce;

import io.lettuce.core.protocol.RedisCommand;
import net.bytebuddy.asm.Advice;

/** Woven into {@code CommandHandler.complete}: the answer is there, and nobody has been told yet. */
final class AnsweredAdvice {

    private AnsweredAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) RedisCommand<?, ?, ?> command) {
        LettuceReader.answered(command);
    }
}
