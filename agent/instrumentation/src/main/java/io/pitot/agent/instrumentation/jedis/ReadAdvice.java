package io.pitot.agent.instrumentation.jedis;

import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code Connection.readProtocolWithCheckingBroken}. */
final class ReadAdvice {

    private ReadAdvice() {}

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.This Object connection,
            @Advice.Return @Nullable Object reply,
            @Advice.Thrown @Nullable Throwable thrown) {
        JedisReader.answered(connection, reply, thrown);
    }
}
