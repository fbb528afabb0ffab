package io.pitot.agent.bootstrap;

import io.pitot.agent.bootstrap.sql.SqlScanner;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Query ids by SQL text. Texts seen again cost one look into a bounded cache; ever-new texts cost one
 * scan and no allocation, because a text enters the cache only when it comes a second time.
 */
final class SqlTexts {

    private static final int CAPACITY = 4_096;

    /** Longer texts are scanned every time, so that the cache stays small. */
    private static final int MAX_CACHED_LENGTH = 4_096;

    /** What is known of one text. Immutable. */
    record Known(String sql, int queryId, long literals) {}

    private static final AtomicReferenceArray<Known> CACHE = new AtomicReferenceArray<>(CAPACITY);

    /** Hashes of the texts seen last: a doorkeeper, as in TinyLFU (Einziger, Friedman, Manes, 2017). */
    private static final AtomicLongArray SEEN = new AtomicLongArray(CAPACITY);

    private SqlTexts() {}

    /** The cached knowledge of a text, or null: then {@link #scan} it. */
    static @Nullable Known find(String sql) {
        Known known = CACHE.getAcquire(slot(sql));
        return known != null && known.sql.equals(sql) ? known : null;
    }

    /** Scans a text with the given scanner, which afterwards holds the hash of its literals. */
    static int scan(SqlScanner scanner, String sql) {
        scanner.scan(sql);
        long hash = scanner.fingerprintHash();
        int id = Names.QUERIES.find(hash);
        if (id < 0) {
            id = Names.QUERIES.add(hash, SqlScanner.fingerprint(sql));
        }
        if (sql.length() <= MAX_CACHED_LENGTH) {
            int slot = slot(sql);
            long text = Hashing.combine(hash, scanner.literalsHash());
            if (SEEN.getPlain(slot) == text) {
                CACHE.setRelease(slot, new Known(sql, id, scanner.literalsHash()));
            } else {
                SEEN.setPlain(slot, text);
            }
        }
        return id;
    }

    private static int slot(String sql) {
        int hash = sql.hashCode();
        return (hash ^ (hash >>> 15)) & (CAPACITY - 1);
    }
}
