package com.acme.cache;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** A shop's use of a cache through one of its clients: commands as texts, {@code get user:7}; the answer is what the client says. */
public abstract class CacheClient implements Function<String, Object>, AutoCloseable {

    @Override
    public final Object apply(String command) {
        String[] words = command.split(" ", -1);
        String[] rest = Arrays.copyOfRange(words, 1, words.length);
        try {
            return switch (words[0]) {
                case "get" -> get(rest[0]);
                case "set" -> set(rest[0], rest[1]);
                case "setex" -> setForAMinute(rest[0], rest[1]);
                case "mget" -> getAll(rest);
                case "hset" -> putField(rest[0], rest[1], rest[2]);
                case "hget" -> getField(rest[0], rest[1]);
                case "hgetall" -> getFields(rest[0]);
                case "pipeline" -> pipeline(rest);
                case "transaction" -> transaction(rest);
                default -> other(words[0], rest);
            };
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(command, e);
        }
    }

    @Override
    public abstract void close();

    abstract Object get(String key) throws Exception;

    abstract Object set(String key, String value) throws Exception;

    abstract Object setForAMinute(String key, String value) throws Exception;

    abstract Object getAll(String... keys) throws Exception;

    abstract Object putField(String key, String field, String value) throws Exception;

    abstract Object getField(String key, String field) throws Exception;

    abstract Object getFields(String key) throws Exception;

    /** Gets of all keys. */
    abstract List<?> pipeline(String... keys) throws Exception;

    /** The same as a transaction. */
    abstract List<?> transaction(String... keys) throws Exception;

    /** What not all clients have. */
    Object other(String command, String... words) throws Exception {
        throw new UnsupportedOperationException(command);
    }
}
