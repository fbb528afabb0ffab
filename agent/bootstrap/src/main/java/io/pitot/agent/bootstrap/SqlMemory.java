package io.pitot.agent.bootstrap;

import io.pitot.agent.bootstrap.sql.SqlScanner;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * What all threads know together of SQL texts: of single texts that came at least twice, and of {@linkplain
 * io.pitot.agent.bootstrap.sql.SqlTemplate templates}, that is of texts that differ in literals only. Bounded in entries
 * and in bytes. Any thread may call any method.
 *
 * <p>Both kinds lie in one array, so that a prediction is a small number and keeps nothing alive.
 */
final class SqlMemory {

    /** How many texts are told apart, at best. */
    private static final int TEXTS = 4_096;

    private static final int TEMPLATES = 2_048;

    /** Longer texts are not remembered. */
    static final int MAX_LENGTH = 4_096;

    /** What all entries may take together. */
    static final int MAX_BYTES = 3 << 20;

    /** More than any entry takes. */
    private static final int MAX_ENTRY_BYTES = 16 << 10;

    private static final AtomicReferenceArray<SqlEntry> ENTRIES = new AtomicReferenceArray<>(TEXTS + TEMPLATES);

    /** By slot, what was seen last: a doorkeeper, as in TinyLFU (Einziger, Friedman, Manes, 2017). */
    private static final AtomicLongArray SEEN = new AtomicLongArray(TEXTS + TEMPLATES);

    private static final AtomicInteger BYTES = new AtomicInteger();

    /** The slot whose entry goes next when memory is short. */
    private static final AtomicInteger HAND = new AtomicInteger();

    private SqlMemory() {}

    static @Nullable SqlEntry at(int slot) {
        return ENTRIES.getPlain(slot);
    }

    static int textSlot(String text) {
        int hash = text.hashCode();
        return (hash ^ (hash >>> 15)) & (TEXTS - 1);
    }

    static int templateSlot(long key) {
        return TEXTS + ((int) (Hashing.mix(key) >>> 32) & (TEMPLATES - 1));
    }

    /** Whether what has this key was what came last to this slot without finding itself there. */
    static boolean seen(int slot, long key) {
        if (SEEN.getPlain(slot) == key) {
            return true;
        }
        SEEN.setPlain(slot, key);
        return false;
    }

    /** Whether to remember something in this slot takes the place of something else. */
    static boolean replaces(int slot) {
        return ENTRIES.getPlain(slot) != null || BYTES.get() > MAX_BYTES - MAX_ENTRY_BYTES;
    }

    /** Remembers an entry in place of the one in its slot and, if that takes too much memory, of others. */
    static @Nullable SqlEntry put(int slot, SqlEntry entry) {
        SqlEntry old = ENTRIES.getAcquire(slot);
        if (!ENTRIES.compareAndSet(slot, old, entry)) {
            return null;
        }
        BYTES.addAndGet(entry.size() - (old == null ? 0 : old.size()));
        while (BYTES.get() > MAX_BYTES) {
            int hand = HAND.getAndIncrement() & Integer.MAX_VALUE;
            SqlEntry evicted = ENTRIES.getAndSet(hand % ENTRIES.length(), null);
            if (evicted != null) {
                BYTES.addAndGet(-evicted.size());
            }
        }
        return entry;
    }

    /** Forgets everything. */
    static void clear() {
        for (int slot = 0; slot < ENTRIES.length(); slot++) {
            SqlEntry evicted = ENTRIES.getAndSet(slot, null);
            SEEN.set(slot, 0);
            if (evicted != null) {
                BYTES.addAndGet(-evicted.size());
            }
        }
    }

    /** What all entries take together, roughly. */
    static int bytes() {
        return BYTES.get();
    }

    /** The id of the statement that was just scanned. */
    static int queryId(SqlScanner scanner, String sql) {
        long hash = scanner.fingerprintHash();
        int id = Names.QUERIES.find(hash);
        if (id >= 0) {
            return id;
        }
        return Names.QUERIES.add(hash, SqlScanner.fingerprint(sql));
    }
}
