package io.pitot.agent.engine.table;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** Counts of a few small ids, such as the call sites of one query. What exceeds the bound is {@code other}. */
public final class IdCounts {

    private static final int LIMIT = 16;
    private static final int[] NO_IDS = {};
    private static final long[] NO_COUNTS = {};

    private int[] ids = NO_IDS;
    private long[] counts = NO_COUNTS;
    private int size;
    private long other;

    /**
     * Adds to an id's count.
     *
     * @return false if it was added to {@code other}
     */
    public boolean add(int id, long count) {
        for (int i = 0; i < size; i++) {
            if (ids[i] == id) {
                counts[i] += count;
                return true;
            }
        }
        if (size == LIMIT) {
            other += count;
            return false;
        }
        if (size == ids.length) {
            int capacity = Math.max(2, size * 2);
            long[] moreCounts = Arrays.copyOf(counts, capacity);
            ids = Arrays.copyOf(ids, capacity);
            counts = moreCounts;
        }
        ids[size] = id;
        counts[size++] = count;
        return true;
    }

    /** Adds what another holds. */
    public boolean addAll(IdCounts more) {
        boolean all = more.other == 0;
        other += more.other;
        for (int i = 0; i < more.size; i++) {
            all &= add(more.ids[i], more.counts[i]);
        }
        return all;
    }

    /** The counts by name, ordered; names may coincide. */
    public Map<String, Long> named(IntFunction<String> name) {
        Map<String, Long> named = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            named.merge(name.apply(ids[i]), counts[i], Long::sum);
        }
        if (other > 0) {
            named.merge(DumpIds.OTHER, other, Long::sum);
        }
        return named;
    }
}
