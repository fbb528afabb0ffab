package io.pitot.agent.instrumentation.jedis;

import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandArguments;

/** Woven into {@code Connection.sendCommand} of Jedis 4 and later. */
final class SendAdvice {

    private SendAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static long enter() {
        return System.nanoTime();
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.This Object connection,
            @Advice.Argument(0) CommandArguments arguments,
            @Advice.Enter long start,
            @Advice.Thrown @Nullable Throwable thrown) {
        JedisReader.sent(connection, arguments, start, thrown);
    }
}
