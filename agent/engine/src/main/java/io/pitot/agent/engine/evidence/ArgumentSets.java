package io.pitot.agent.engine.evidence;

import io.pitot.agent.bootstrap.Hashing;

/** The argument sets that one request has used so far, by query and hash. Reused from request to request. */
final class ArgumentSets {

    /** The query has not had these arguments in this request. */
    static final int NEW = 0;

    /** It has, but something was written since: reading again may give another answer. */
    static final int AGAIN = 1;

    /** It has, and nothing was written since. */
    static final int DUPLICATE = 2;

    // Open addressing, at most half full. A slot belongs to the current request if it has its stamp.
    private final long[] keys;
    private final int[] stamps;
    private final int[] writesBefore;
    private int stamp;
    private int writes;

    /** @param limit most executions in one request */
    ArgumentSets(int limit) {
        int capacity = Integer.highestOneBit(limit * 2 - 1) * 2;
        keys = new long[capacity];
        stamps = new int[capacity];
        writesBefore = new int[capacity];
    }

    void clear() {
        stamp++;
        writes = 0;
    }

    /** Something was written: what has been read may have changed. */
    void written() {
        writes++;
    }

    /** Adds one execution's arguments and tells what they are to the request. */
    int add(int query, long argumentHash) {
        long key = Hashing.combine(argumentHash, query);
        int mask = keys.length - 1;
        for (int i = (int) key & mask; ; i = (i + 1) & mask) {
            if (stamps[i] != stamp) {
                stamps[i] = stamp;
                keys[i] = key;
                writesBefore[i] = writes;
                return NEW;
            }
            if (keys[i] == key) {
                int result = writesBefore[i] == writes ? DUPLICATE : AGAIN;
                writesBefore[i] = writes;
                return result;
            }
        }
    }
}
