package io.pitot.agent.instrumentation.redisson;

import net.bytebuddy.asm.Advice;
import org.redisson.client.protocol.CommandData;

/** Woven into {@code RedisConnection.send} of one command. */
final class SendAdvice {

    private SendAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) CommandData<?, ?> command) {
        RedissonReader.sent(command);
    }
}
