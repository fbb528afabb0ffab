package io.pitot.agent.instrumentation.lettuce;

import io.lettuce.core.Value;
import io.lettuce.core.output.CommandOutput;
import io.lettuce.core.output.StreamingOutput;
import io.lettuce.core.protocol.Command;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.DecoratedCommand;
import io.lettuce.core.protocol.DemandAware;
import io.lettuce.core.protocol.RedisCommand;
import io.lettuce.core.protocol.TransactionalCommand;
import io.pitot.agent.bootstrap.AskedCommand;
import io.pitot.agent.bootstrap.CacheCall;
import io.pitot.agent.bootstrap.CacheCommand;
import io.pitot.agent.bootstrap.CacheProbe;
import io.pitot.agent.bootstrap.ExposedField;
import io.pitot.agent.bootstrap.ObservedCache;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads commands and answers. A command keeps its call, or the batch that it is part of, and a connection the batch that is open: a
 * transaction, or what has not been flushed. Defined into the loader of Lettuce itself.
 */
public final class LettuceReader {

    private static final String ERROR_REPLY = "io.lettuce.core.RedisCommandExecutionException";

    private LettuceReader() {}

    /** A connection is given a command. */
    public static void dispatched(Object connection, RedisCommand<?, ?, ?> given) {
        Command<?, ?, ?> inner = innermost(given);
        if (!(((Object) inner) instanceof ObservedCache state) || state.pitot$cache() != null || inner == null) {
            return;
        }
        CacheCommand command = CacheCommand.of(inner.getType().getBytes());
        CacheCall open = open(connection);
        if (command.beginsTransaction()) {
            if (open == null) {
                keep(connection, CacheProbe.transaction());
            }
        } else if (command.endsTransaction()) {
            if (open != null && CacheProbe.isTransaction(open)) {
                keep(connection, null);
                CacheProbe.flushed(open);
            }
        } else if (!command.isApart()) {
            AskedCommand asked = read(command, inner);
            if (open == null) {
                CacheCall call = CacheProbe.prepared(asked);
                // Before it is under way: the answer may be there at once.
                state.pitot$cache(call);
                CacheProbe.flushed(call);
            } else {
                state.pitot$cache(open);
                CacheProbe.added(open, asked);
            }
        }
    }

    /** A connection is given several commands, which it sends together. */
    public static void dispatched(Collection<RedisCommand<?, ?, ?>> given) {
        CacheCall batch = CacheProbe.batch();
        for (RedisCommand<?, ?, ?> each : given) {
            Command<?, ?, ?> inner = innermost(each);
            if (inner != null && ((Object) inner) instanceof ObservedCache state && state.pitot$cache() == null) {
                CacheCommand command = CacheCommand.of(inner.getType().getBytes());
                if (!command.isApart()) {
                    state.pitot$cache(batch);
                    CacheProbe.added(batch, read(command, inner));
                }
            }
        }
        CacheProbe.flushed(batch);
    }

    /** The connection did not take it. */
    public static void refused(RedisCommand<?, ?, ?> given, Throwable thrown) {
        failed(innermost(given), thrown.getClass().getName());
    }

    /** Commands go out at once from now on, or wait until they are {@linkplain #flushed flushed}. */
    public static void autoFlush(Object connection, boolean flushes) {
        CacheCall open = open(connection);
        if (open != null) {
            CacheProbe.flushed(open);
        }
        keep(connection, flushes ? null : CacheProbe.batch());
    }

    /** What has waited goes out. */
    public static void flushed(Object connection) {
        CacheCall open = open(connection);
        if (open != null && !CacheProbe.isTransaction(open)) {
            keep(connection, CacheProbe.batch());
            CacheProbe.flushed(open);
        }
    }

    /** The answer to a command is there. That a command of a transaction is queued is none. */
    public static void answered(RedisCommand<?, ?, ?> answered) {
        boolean isPushed = false;
        RedisCommand<?, ?, ?> each = answered;
        while (each instanceof DecoratedCommand<?, ?, ?> decorated) {
            if (each instanceof TransactionalCommand) {
                return;
            }
            isPushed |= each instanceof DemandAware.Sink;
            each = decorated.getDelegate();
        }
        if (each instanceof Command<?, ?, ?> inner) {
            completed(inner, isPushed);
        }
    }

    /**
     * A command is done.
     *
     * @param isPushed whether parts of the answer have gone to a subscriber one by one
     */
    public static void completed(Command<?, ?, ?> command, boolean isPushed) {
        CacheCall call = take(command);
        if (call == null) {
            return;
        }
        CommandOutput<?, ?, ?> output = command.getOutput();
        if (output != null && output.hasError()) {
            CacheProbe.failed(call, ERROR_REPLY);
        } else if (output == null || (isPushed && output instanceof StreamingOutput)) {
            CacheProbe.answeredUnseen(call);
        } else {
            CacheProbe.answered(call, values(output.get()));
        }
    }

    /** The command will have no answer. */
    public static void failed(@Nullable Object command, String exception) {
        CacheCall call = take(command);
        if (call != null) {
            CacheProbe.failed(call, exception);
        }
    }

    private static AskedCommand read(CacheCommand command, Command<?, ?, ?> sent) {
        CommandArgs<?, ?> arguments = sent.getArgs();
        AskedCommand asked = CacheProbe.asked(command, arguments == null ? 0 : arguments.count());
        if (((Object) arguments) instanceof ExposedField exposed && exposed.pitot$field() instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                Object argument = list.get(i);
                // The others are numbers.
                asked.argument(argument instanceof ExposedField known ? known.pitot$field() : String.valueOf(argument));
            }
        }
        return asked;
    }

    /** The reply, with values in the place of keys that have them. */
    private static @Nullable Object values(@Nullable Object reply) {
        if (reply instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Value<?>) {
            List<@Nullable Object> values = new ArrayList<>(list.size());
            for (Object each : list) {
                values.add(each instanceof Value<?> value && value.hasValue() ? value.getValue() : null);
            }
            return values;
        }
        return reply;
    }

    private static @Nullable Command<?, ?, ?> innermost(RedisCommand<?, ?, ?> command) {
        RedisCommand<?, ?, ?> each = command;
        while (each instanceof DecoratedCommand<?, ?, ?> decorated) {
            each = decorated.getDelegate();
        }
        return each instanceof Command<?, ?, ?> inner ? inner : null;
    }

    private static @Nullable CacheCall open(Object connection) {
        return connection instanceof ObservedCache state && state.pitot$cache() instanceof CacheCall open ? open : null;
    }

    private static void keep(Object connection, @Nullable CacheCall open) {
        if (connection instanceof ObservedCache state) {
            state.pitot$cache(open);
        }
    }

    private static @Nullable CacheCall take(@Nullable Object command) {
        if (command instanceof ObservedCache state && state.pitot$cache() instanceof CacheCall call) {
            state.pitot$cache(null);
            return call;
        }
        return null;
    }
}
