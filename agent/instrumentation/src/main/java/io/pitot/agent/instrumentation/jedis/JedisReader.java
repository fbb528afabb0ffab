package io.pitot.agent.instrumentation.jedis;

import io.pitot.agent.bootstrap.AskedCommand;
import io.pitot.agent.bootstrap.CacheCommand;
import io.pitot.agent.bootstrap.CacheProbe;
import io.pitot.agent.bootstrap.ExposedField;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.args.Rawable;
import redis.clients.jedis.commands.ProtocolCommand;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisRedirectionException;

/** Reads what connections send and receive. Defined into the loader of Jedis itself. */
public final class JedisReader {

    private JedisReader() {}

    /** A command was sent, or could not be. The first of the arguments is the command itself. */
    public static void sent(Object connection, CommandArguments arguments, long start, @Nullable Throwable thrown) {
        CacheCommand command = CacheCommand.of(arguments.getCommand().getRaw());
        if (command.isApart()) {
            CacheProbe.sent(connection, command);
        } else {
            AskedCommand asked = CacheProbe.asked(command, arguments.size() - 1);
            if (((Object) arguments) instanceof ExposedField exposed && exposed.pitot$field() instanceof List<?> list) {
                for (int i = 1; i < list.size(); i++) {
                    asked.argument(list.get(i) instanceof Rawable argument ? argument.getRaw() : null);
                }
            }
            CacheProbe.sent(connection, asked, start);
        }
        lostIf(thrown, connection);
    }

    /** The same before Jedis 4. */
    public static void sent(
            Object connection, ProtocolCommand name, byte[][] arguments, long start, @Nullable Throwable thrown) {
        CacheCommand command = CacheCommand.of(name.getRaw());
        if (command.isApart()) {
            CacheProbe.sent(connection, command);
        } else {
            AskedCommand asked = CacheProbe.asked(command, arguments.length);
            for (byte[] argument : arguments) {
                asked.argument(argument);
            }
            CacheProbe.sent(connection, asked, start);
        }
        lostIf(thrown, connection);
    }

    /** An answer was read, or none could be. */
    public static void answered(Object connection, @Nullable Object reply, @Nullable Throwable thrown) {
        if (thrown instanceof JedisRedirectionException) {
            // The same command goes to another node.
            CacheProbe.forgotten(connection);
        } else if (thrown instanceof JedisConnectionException) {
            CacheProbe.lost(connection, thrown);
        } else {
            CacheProbe.answered(connection, thrown == null ? reply : thrown);
        }
    }

    private static void lostIf(@Nullable Throwable thrown, Object connection) {
        if (thrown != null) {
            CacheProbe.lost(connection, thrown);
        }
    }
}
