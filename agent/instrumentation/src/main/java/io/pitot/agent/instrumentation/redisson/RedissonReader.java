package io.pitot.agent.instrumentation.redisson;

import io.netty.buffer.ByteBuf;
import io.pitot.agent.bootstrap.AskedCommand;
import io.pitot.agent.bootstrap.CacheCall;
import io.pitot.agent.bootstrap.CacheCommand;
import io.pitot.agent.bootstrap.CacheProbe;
import io.pitot.agent.bootstrap.ObservedCache;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.redisson.client.protocol.CommandData;
import org.redisson.client.protocol.CommandsData;

/** Reads commands and answers. A command keeps its call, or the batch that it is part of. Defined into the loader of Redisson itself. */
public final class RedissonReader {

    private RedissonReader() {}

    /** A command is about to be sent. */
    public static void sent(CommandData<?, ?> sent) {
        CacheCommand command = CacheCommand.of(sent.getCommand().getName());
        if (!command.isApart() && ((Object) sent) instanceof ObservedCache state && state.pitot$cache() == null) {
            CacheCall call = CacheProbe.prepared(read(command, sent));
            state.pitot$cache(call);
            watch(sent);
            CacheProbe.flushed(call);
        }
    }

    /** Several are, in one go. Nobody gets the answers of one that skips them: it is not told. */
    public static void sent(CommandsData sent) {
        if (sent.isSkipResult()) {
            return;
        }
        CacheCall batch = CacheProbe.batch();
        for (CommandData<?, ?> each : sent.getCommands()) {
            CacheCommand command = CacheCommand.of(each.getCommand().getName());
            if (!command.isApart() && ((Object) each) instanceof ObservedCache state) {
                state.pitot$cache(batch);
                watch(each);
                CacheProbe.added(batch, read(command, each));
            }
        }
        CacheProbe.flushed(batch);
    }

    /** The answer to a command is there. */
    public static void answered(@Nullable Object command, @Nullable Object reply) {
        CacheCall call = take(command);
        if (call != null) {
            CacheProbe.answered(call, reply);
        }
    }

    /** A command has failed, in its server or because its time is up. */
    public static void failed(@Nullable Object command, @Nullable Throwable thrown) {
        CacheCall call = thrown == null ? null : take(command);
        if (call != null && thrown != null) {
            CacheProbe.failed(call, thrown.getClass().getName());
        }
    }

    /** Whoever gives the command up, because its time is up or the connection is lost, tells only its promise. */
    private static void watch(CommandData<?, ?> sent) {
        CompletableFuture<?> unused = sent.getPromise().whenComplete((reply, thrown) -> failed(sent, thrown));
    }

    private static AskedCommand read(CacheCommand command, CommandData<?, ?> sent) {
        Object[] arguments = sent.getParams();
        String subcommand = sent.getCommand().getSubName();
        int before = subcommand == null ? 0 : 1;
        AskedCommand asked = CacheProbe.asked(command, arguments.length + before);
        if (subcommand != null) {
            asked.argument(subcommand);
        }
        for (Object argument : arguments) {
            if (argument instanceof ByteBuf encoded) {
                asked.encoded(encoded.hashCode(), encoded.readableBytes());
            } else {
                asked.argument(argument);
            }
        }
        return asked;
    }

    private static @Nullable CacheCall take(@Nullable Object command) {
        if (command instanceof ObservedCache state && state.pitot$cache() instanceof CacheCall call) {
            state.pitot$cache(null);
            return call;
        }
        return null;
    }
}
