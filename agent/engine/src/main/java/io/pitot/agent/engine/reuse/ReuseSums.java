package io.pitot.agent.engine.reuse;

import io.pitot.dump.Reuse;
import java.util.Map;
import java.util.TreeMap;

/** What was counted of one subject in one interval. A sampled call counts for all those that it stands for. */
final class ReuseSums {

    /** As many as there are powers of two up to the deepest that is told apart. */
    private static final int DEPTHS = 20;

    long calls;
    long nanos;
    long sampled;
    long firstCalls;
    long sampledKeys;
    long repeatNanos;
    long unknownArguments;

    /** Repeats of the key used last within a millisecond: every cache answers them. */
    private long atOnce;

    private final long[] depths = new long[DEPTHS];
    private final long[] unwritten = new long[DEPTHS];

    /** By cache: hits that were looked for in each. */
    final long[] hits = new long[Reuse.LIFETIMES.size() * Reuse.SIZES.size()];

    /** By the number of sizes that have no room for the key: hits of all larger ones, whatever the lifetime. */
    private final long[] hitsBeyond = new long[Reuse.SIZES.size() + 1];

    boolean hasCalls() {
        return calls + unknownArguments > 0;
    }

    void repeatAtOnce(long weight) {
        atOnce += weight;
    }

    /**
     * @param depth how many keys were used since the key was, that one included
     * @param written whether what it asks for was written since
     */
    void repeat(long depth, boolean written, long weight) {
        int size = Math.min(Long.SIZE - Long.numberOfLeadingZeros(depth - 1), DEPTHS - 1);
        depths[size] += weight;
        if (!written) {
            unwritten[size] += weight;
        }
    }

    /** All caches but those of so many sizes, the smallest first, have the answer. */
    void hitBeyond(int sizes, long weight) {
        hitsBeyond[sizes] += weight;
    }

    Reuse named(String kind, String subject) {
        return new Reuse(
                kind,
                subject,
                calls,
                nanos,
                sampled,
                firstCalls,
                sampledKeys,
                repeatNanos,
                unknownArguments,
                byDepth(depths),
                byDepth(unwritten),
                byCell(),
                Map.of());
    }

    private Map<String, Long> byDepth(long[] counts) {
        Map<String, Long> named = new TreeMap<>();
        for (int i = 0; i < DEPTHS; i++) {
            long count = counts[i] + (i == 0 ? atOnce : 0);
            if (count > 0) {
                named.put(Long.toString(1L << i), count);
            }
        }
        return named;
    }

    private Map<String, Long> byCell() {
        Map<String, Long> named = new TreeMap<>();
        int cell = 0;
        for (var lifetime : Reuse.LIFETIMES) {
            long withRoom = atOnce;
            for (int size = 0; size < Reuse.SIZES.size(); size++) {
                withRoom += hitsBeyond[size];
                long count = hits[cell++] + withRoom;
                if (count > 0) {
                    named.put(Reuse.cell(lifetime, Reuse.SIZES.get(size)), count);
                }
            }
        }
        return named;
    }
}
