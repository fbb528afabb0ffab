package io.pitot.agent.instrumentation.redisson;

import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code CommandDecoder.completeResponse}: the answer is there, and nobody has been told yet. */
final class AnsweredAdvice {

    private AnsweredAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) @Nullable Object command, @Advice.Argument(1) @Nullable Object reply) {
        RedissonReader.answered(command, reply);
    }
}
