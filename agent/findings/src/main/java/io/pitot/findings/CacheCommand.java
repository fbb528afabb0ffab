package io.pitot.findings;

import io.pitot.dump.Command;
import java.util.Set;

/**
 * A command to a cache, taken apart.
 *
 * @param verb {@code GET}
 * @param keys the pattern of its keys: {@code user:{n}:cart}; empty if it names none
 * @param isBatch whether it is several in one round trip, of which this is the most frequent
 */
record CacheCommand(String verb, String keys, boolean isBatch) {

    private static final String BATCH = "PIPELINE ";

    /** One key each, and what one gives is not needed for the next: several can go together. */
    private static final Set<String> READING = Set.of(
            "GET",
            "GETEX",
            "STRLEN",
            "EXISTS",
            "TTL",
            "PTTL",
            "TYPE",
            "HGET",
            "HGETALL",
            "HMGET",
            "HEXISTS",
            "HLEN",
            "HKEYS",
            "HVALS",
            "SMEMBERS",
            "SISMEMBER",
            "SCARD",
            "ZSCORE",
            "ZRANGE",
            "ZCARD",
            "ZRANK",
            "LRANGE",
            "LLEN",
            "LINDEX",
            "JSON.GET");

    /** The same of those that change something. */
    private static final Set<String> CHANGING = Set.of(
            "SET",
            "SETEX",
            "PSETEX",
            "DEL",
            "UNLINK",
            "EXPIRE",
            "PEXPIRE",
            "HSET",
            "HMSET",
            "HDEL",
            "SADD",
            "SREM",
            "ZADD",
            "ZREM",
            "LPUSH",
            "RPUSH",
            "INCR",
            "INCRBY",
            "DECR",
            "HINCRBY",
            "JSON.SET");

    private static final Set<String> EXPIRING = Set.of("EXPIRE", "PEXPIRE", "EXPIREAT", "PEXPIREAT", "HEXPIRE");

    static CacheCommand of(Command command) {
        boolean isBatch = command.id().startsWith(BATCH);
        String asked = isBatch ? command.id().substring(BATCH.length()) : command.id();
        int space = asked.indexOf(' ');
        return space < 0
                ? new CacheCommand(asked, "", isBatch)
                : new CacheCommand(asked.substring(0, space), asked.substring(space + 1), isBatch);
    }

    boolean isOneByOne() {
        return !isBatch && (READING.contains(verb) || changes());
    }

    boolean changes() {
        return CHANGING.contains(verb);
    }

    boolean givesLifetime() {
        return EXPIRING.contains(verb);
    }

    /** Whether there are as many keys as there are things that they are of. */
    boolean hasManyKeys() {
        return keys.contains("{");
    }
}
