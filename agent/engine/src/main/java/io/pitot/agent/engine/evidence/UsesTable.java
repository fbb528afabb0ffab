package io.pitot.agent.engine.evidence;

import io.pitot.agent.engine.table.Bound;
import io.pitot.agent.engine.table.DumpIds;
import io.pitot.agent.engine.table.IdCounts;
import io.pitot.agent.engine.table.LongTable;
import io.pitot.agent.engine.table.Overflows;
import io.pitot.dump.Rows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Sums by endpoint and subject. Pairs beyond the limit add to one, that of {@code other} in both places.
 *
 * @param <S> the sums
 */
final class UsesTable<S> {

    private static final long OTHER = 0;

    private final int limit;
    private final Supplier<S> blank;
    private final Bound bound;
    private final Overflows overflows;
    private final LongTable<S> table;

    /** @param limit pairs told apart, besides {@code other} */
    UsesTable(int limit, Supplier<S> blank, Bound bound, Overflows overflows) {
        this.limit = limit;
        this.blank = blank;
        this.bound = bound;
        this.overflows = overflows;
        this.table = new LongTable<>(limit + 1);
    }

    S at(int endpoint, int subject) {
        long key = key(endpoint, subject);
        S sums = table.get(key);
        if (sums == null && table.size() >= limit && key != OTHER) {
            overflows.count(bound);
            return at(0, 0);
        }
        if (sums == null) {
            sums = blank.get();
            table.put(key, sums);
        }
        return sums;
    }

    /** Counts one more at a call site, if that is known; answers where the counts are from now on. */
    long[] count(long[] sites, int site) {
        return site > 0 ? IdCounts.add(sites, site, 1, overflows) : sites;
    }

    /** Adds counts by call site; answers where they are from now on. */
    long[] count(long[] sites, long[] more) {
        return IdCounts.addAll(sites, more, overflows);
    }

    private static long key(int endpoint, int subject) {
        return ((long) endpoint << 32) | subject;
    }

    private static int endpoint(long key) {
        return (int) (key >>> 32);
    }

    private static int subject(long key) {
        return (int) key;
    }

    /** Makes the record of one pair. */
    @FunctionalInterface
    interface Maker<S, N> {
        N make(int endpoint, int subject, S sums);
    }

    /** What a pair is called in the dump, while the pairs are put in their order. */
    private record Row(String endpoint, String subject, long key) {}

    /**
     * The pairs' records, ordered by endpoint and subject; made from the table, which is not to change, when asked for.
     *
     * @param subject what a subject is called in the dump
     * @param mention tells the dump which call sites a pair's record will refer to
     */
    <N> List<N> named(DumpIds ids, IntFunction<String> subject, Consumer<S> mention, Maker<S, N> maker) {
        List<Row> rows = new ArrayList<>(table.size());
        table.forEach((key, sums) -> {
            rows.add(new Row(ids.endpoint(endpoint(key)), subject.apply(subject(key)), key));
            mention.accept(sums);
        });
        rows.sort(Comparator.comparing(Row::endpoint).thenComparing(Row::subject));
        int[] places = rows.stream().mapToInt(row -> table.place(row.key)).toArray();
        return new Rows<>(places.length, i -> make(places[i], maker));
    }

    private <N> N make(int place, Maker<S, N> maker) {
        long key = table.keyAt(place);
        return maker.make(endpoint(key), subject(key), table.valueAt(place));
    }
}
