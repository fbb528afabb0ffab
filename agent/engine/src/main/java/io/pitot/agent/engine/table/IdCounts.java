package io.pitot.agent.engine.table;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/**
 * Counts of a few small ids, such as the call sites of one query, in an array: {@link #NONE} at first, and from then on
 * what {@link #add} answers. What exceeds the bound is {@code other}.
 */
public final class IdCounts {

    /** No counts yet. Shared. */
    public static final long[] NONE = {};

    private static final int LIMIT = 16;

    /*
     * An entry is a count above an id, and 0 where there is none yet. There are tens of thousands of these arrays, most of
     * them with one entry or none: objects around them would take as much memory again.
     */
    private static final int ID_BITS = 24;

    private static final int ID_MASK = (1 << ID_BITS) - 1;

    /** The id of what exceeds the limit. */
    private static final int OTHER = ID_MASK;

    private static final long MOST = Long.MAX_VALUE >>> ID_BITS;

    private IdCounts() {}

    /**
     * Adds to an id's count, and answers where the counts are from now on. What is added to {@code other} is an overflow.
     *
     * @param id from 0, below 2^24 - 1
     * @param count at least 1
     */
    public static long[] add(long[] counts, int id, long count, Overflows overflows) {
        int size = 0;
        for (; size < counts.length && counts[size] != 0; size++) {
            if (id(counts[size]) == id) {
                counts[size] = entry(id, count(counts[size]) + count);
                return counts;
            }
        }
        if (size >= LIMIT && id != OTHER) {
            overflows.count(Bound.DETAILS);
            return add(counts, OTHER, count, overflows);
        }
        // 1, 2, 3, 5, 8, 12, 17: they grow seldom, and room that is never used counts tens of thousands of times.
        long[] room = size < counts.length ? counts : Arrays.copyOf(counts, Math.min(LIMIT + 1, size + size / 2 + 1));
        room[size] = entry(id, count);
        return room;
    }

    /** Adds what another array holds. */
    public static long[] addAll(long[] counts, long[] more, Overflows overflows) {
        long[] all = counts;
        for (int i = 0; i < more.length && more[i] != 0; i++) {
            if (id(more[i]) == OTHER) {
                overflows.count(Bound.DETAILS);
            }
            all = add(all, id(more[i]), count(more[i]), overflows);
        }
        return all;
    }

    /** The counts of both together, by name. */
    public static Map<String, Long> named(long[] counts, long[] more, IntFunction<String> name) {
        if (counts.length == 0 || more.length == 0) {
            return named(counts.length == 0 ? more : counts, name);
        }
        Map<String, Long> both = new TreeMap<>(named(counts, name));
        named(more, name).forEach((named, count) -> both.merge(named, count, Long::sum));
        return both;
    }

    /** Hands over the ids that have a count of their own. */
    public static void forEachId(long[] counts, IntConsumer visitor) {
        for (int i = 0; i < counts.length && counts[i] != 0; i++) {
            if (id(counts[i]) != OTHER) {
                visitor.accept(id(counts[i]));
            }
        }
    }

    /** The counts by name, ordered; names may coincide. */
    public static Map<String, Long> named(long[] counts, IntFunction<String> name) {
        if (counts.length == 0) {
            return Map.of();
        }
        if (counts.length == 1) {
            return Map.of(name(counts[0], name), count(counts[0]));
        }
        Map<String, Long> named = new TreeMap<>();
        for (int i = 0; i < counts.length && counts[i] != 0; i++) {
            named.merge(name(counts[i], name), count(counts[i]), Long::sum);
        }
        return named;
    }

    private static String name(long entry, IntFunction<String> name) {
        return id(entry) == OTHER ? DumpIds.OTHER : name.apply(id(entry));
    }

    private static int id(long entry) {
        return (int) entry & ID_MASK;
    }

    private static long count(long entry) {
        return entry >>> ID_BITS;
    }

    private static long entry(int id, long count) {
        return Math.min(count, MOST) << ID_BITS | id;
    }
}
