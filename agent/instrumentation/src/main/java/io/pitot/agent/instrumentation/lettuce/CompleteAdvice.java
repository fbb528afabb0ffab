package io.pitot.agent.instrumentation.lettuce;

import io.lettuce.core.protocol.Command;
import net.bytebuddy.asm.Advice;

/** Woven into {@code Command.complete}: of commands within a transaction only this tells that they ran. */
final class CompleteAdvice {

    private CompleteAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Command<?, ?, ?> command) {
        LettuceReader.completed(command, false);
    }
}
