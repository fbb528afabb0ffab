package io.pitot.agent.engine.table;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/** Counts of a few small ids, such as the call sites of one query. What exceeds the bound is {@code other}. */
public final class IdCounts {

    private static final int LIMIT = 16;
    private static final long[] NONE = {};

    /*
     * An entry is a count above an id: there are tens of thousands of these tables, most of them with one
     * entry or none.
     */
    private static final int ID_BITS = 24;

    private static final int ID_MASK = (1 << ID_BITS) - 1;

    /** The id of what exceeds the limit. */
    private static final int OTHER = ID_MASK;

    private static final long MOST = Long.MAX_VALUE >>> ID_BITS;

    private long[] entries = NONE;
    private int size;

    /**
     * Adds to an id's count.
     *
     * @param id from 0, below 2^24 - 1
     * @return false if it was added to {@code other}
     */
    public boolean add(int id, long count) {
        for (int i = 0; i < size; i++) {
            if (id(i) == id) {
                entries[i] = entry(id, count(i) + count);
                return true;
            }
        }
        if (size >= LIMIT && id != OTHER) {
            add(OTHER, count);
            return false;
        }
        if (size == entries.length) {
            entries = Arrays.copyOf(entries, Math.max(1, size * 2));
        }
        entries[size++] = entry(id, count);
        return true;
    }

    /** Adds what another holds. */
    public boolean addAll(IdCounts more) {
        boolean all = true;
        for (int i = 0; i < more.size; i++) {
            all &= add(more.id(i), more.count(i)) && more.id(i) != OTHER;
        }
        return all;
    }

    /** Hands over the ids that have a count of their own. */
    public void forEachId(IntConsumer visitor) {
        for (int i = 0; i < size; i++) {
            if (id(i) != OTHER) {
                visitor.accept(id(i));
            }
        }
    }

    private int id(int index) {
        return (int) entries[index] & ID_MASK;
    }

    private long count(int index) {
        return entries[index] >>> ID_BITS;
    }

    private static long entry(int id, long count) {
        return Math.min(count, MOST) << ID_BITS | id;
    }

    /** The counts by name, ordered; names may coincide. */
    public Map<String, Long> named(IntFunction<String> name) {
        if (size == 0) {
            return Map.of();
        }
        if (size == 1) {
            return Map.of(name(0, name), count(0));
        }
        Map<String, Long> named = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            named.merge(name(i, name), count(i), Long::sum);
        }
        return named;
    }

    private String name(int index, IntFunction<String> name) {
        return id(index) == OTHER ? DumpIds.OTHER : name.apply(id(index));
    }
}
