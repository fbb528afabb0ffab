package io.pitot.agent.engine.evidence;

import io.pitot.agent.engine.table.Bound;
import io.pitot.agent.engine.table.IdCounts;
import io.pitot.agent.engine.table.LongTable;
import io.pitot.agent.engine.table.Overflows;
import java.util.function.Supplier;

/**
 * Sums by endpoint and subject. Pairs beyond the limit add to one, that of {@code other} in both places.
 *
 * @param <S> the sums
 */
final class UsesTable<S> {

    /** Takes the sums of one pair. */
    @FunctionalInterface
    interface Visitor<S> {
        void visit(int endpoint, int subject, S sums);
    }

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

    /** Counts one more at a call site; what does not fit is an overflow. */
    void count(IdCounts sites, int site) {
        note(sites.add(site, 1));
    }

    /** Adds counts by call site; what does not fit is an overflow. */
    void count(IdCounts sites, IdCounts more) {
        note(sites.addAll(more));
    }

    int size() {
        return table.size();
    }

    void forEach(Visitor<S> visitor) {
        table.forEach((key, sums) -> visitor.visit(endpoint(key), subject(key), sums));
    }

    /** An endpoint and a subject as one number. */
    static long key(int endpoint, int subject) {
        return ((long) endpoint << 32) | subject;
    }

    static int endpoint(long key) {
        return (int) (key >>> 32);
    }

    static int subject(long key) {
        return (int) key;
    }

    private void note(boolean fitted) {
        if (!fitted) {
            overflows.count(Bound.DETAILS);
        }
    }
}
