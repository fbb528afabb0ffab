package io.pitot.agent.instrumentation.lettuce;

import io.lettuce.core.protocol.RedisCommand;
import java.util.Collection;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code RedisChannelHandler.dispatch} of several commands at once. */
final class DispatchAllAdvice {

    private DispatchAllAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) Collection<RedisCommand<?, ?, ?>> commands) {
        LettuceReader.dispatched(commands);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.Argument(0) Collection<RedisCommand<?, ?, ?>> commands, @Advice.Thrown @Nullable Throwable thrown) {
        if (thrown != null) {
            for (RedisCommand<?, ?, ?> command : commands) {
                LettuceReader.refused(command, thrown);
            }
        }
    }
}
