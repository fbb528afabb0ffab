package io.pitot.agent.engine.evidence;

import io.pitot.agent.bootstrap.Hashing;

/** The argument sets that one request has used so far, by query and hash. Reused from request to request, by one reader after the other. */
public final class ArgumentSets {

    /** The query has not had these arguments in this request. */
    static final int NEW = 0;

    /** It has, but something was written since, or another database is asked: reading again may give another answer. */
    static final int AGAIN = 1;

    /** It has, of the same database, and nothing was written since. */
    static final int DUPLICATE = 2;

    /*
     * Open addressing, at most half full, in as much of the array as the request needs, so that small requests
     * stay in few cache lines. A slot is a key and beside it the stamp of its request, above the number of
     * writes before it was used last, above sixteen bits of the database that was asked then.
     */
    private final long[] slots;
    private int mask;
    private long stamp;
    private int writes;

    /** @param limit most executions in one request */
    public ArgumentSets(int limit) {
        slots = new long[2 * capacity(limit)];
    }

    /**
     * Forgets the last request.
     *
     * @param executions most executions in the next one
     */
    void clear(int executions) {
        stamp++;
        writes = 0;
        mask = capacity(executions) - 1;
    }

    private static int capacity(int executions) {
        return Integer.highestOneBit(Math.max(executions, 1) * 2 - 1) * 2;
    }

    /** Something was written: what has been read may have changed. */
    void written() {
        writes++;
    }

    /** Adds the arguments of something that goes to no database and tells what they are to the request. */
    int add(int subject, long argumentHash) {
        return add(subject, argumentHash, 0);
    }

    /** Adds one execution's arguments and tells what they are to the request. */
    int add(int query, long argumentHash, int database) {
        long key = Hashing.combine(argumentHash, query);
        long used = stamp << 32 | (writes & 0xFFFFL) << 16 | (database & 0xFFFF);
        for (int i = (int) key & mask; ; i = (i + 1) & mask) {
            long seen = slots[2 * i + 1];
            if (seen >>> 32 != (stamp & 0xFFFF_FFFFL)) {
                slots[2 * i] = key;
                slots[2 * i + 1] = used;
                return NEW;
            }
            if (slots[2 * i] == key) {
                slots[2 * i + 1] = used;
                return seen == used ? DUPLICATE : AGAIN;
            }
        }
    }
}
