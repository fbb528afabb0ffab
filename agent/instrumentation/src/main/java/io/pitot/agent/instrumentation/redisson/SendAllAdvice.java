package io.pitot.agent.instrumentation.redisson;

import net.bytebuddy.asm.Advice;
import org.redisson.client.protocol.CommandsData;

/** Woven into {@code RedisConnection.send} of a batch. */
final class SendAllAdvice {

    private SendAllAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) CommandsData commands) {
        RedissonReader.sent(commands);
    }
}
