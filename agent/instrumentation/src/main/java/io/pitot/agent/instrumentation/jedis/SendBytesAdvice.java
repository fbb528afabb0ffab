package io.pitot.agent.instrumentation.jedis;

import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.commands.ProtocolCommand;

/** Woven into {@code Connection.sendCommand} before Jedis 4. */
final class SendBytesAdvice {

    private SendBytesAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static long enter() {
        return System.nanoTime();
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.This Object connection,
            @Advice.Argument(0) ProtocolCommand command,
            @Advice.Argument(1) byte[][] arguments,
            @Advice.Enter long start,
            @Advice.Thrown @Nullable Throwable thrown) {
        JedisReader.sent(connection, command, arguments, start, thrown);
    }
}
