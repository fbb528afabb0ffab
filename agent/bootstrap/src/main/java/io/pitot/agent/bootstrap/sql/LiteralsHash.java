package io.pitot.agent.bootstrap.sql;

/** Hashes the literals of a statement in their order, and nothing else of it. Not thread-safe. */
final class LiteralsHash {

    private final long seed;
    private long hash;
    private boolean any;

    LiteralsHash(long salt) {
        this.seed = salt * 0x9E3779B97F4A7C15L ^ 0x5851F42D4C957F2DL;
    }

    void start() {
        hash = seed;
        any = false;
    }

    /** @param sign the sign before the literal, or 0 */
    void add(String sql, int from, int to, char sign) {
        long h = hash ^ sign;
        for (int i = from; i < to; i++) {
            h = (h ^ sql.charAt(i)) * 0x100000001B3L;
        }
        h = (h ^ (to - from)) * 0x9E3779B97F4A7C15L;
        hash = h ^ (h >>> 32);
        any = true;
    }

    /** 0 if there are none. */
    long value() {
        if (!any) {
            return 0;
        }
        long h = hash * 0xBF58476D1CE4E5B9L;
        h ^= h >>> 31;
        return h == 0 ? 1 : h;
    }
}
