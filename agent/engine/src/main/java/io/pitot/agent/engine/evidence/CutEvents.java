package io.pitot.agent.engine.evidence;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.engine.table.Bound;
import io.pitot.agent.engine.table.IdCounts;
import io.pitot.agent.engine.table.LongTable;
import io.pitot.agent.engine.table.Overflows;
import org.jspecify.annotations.Nullable;

/** The events of one request beyond those kept one by one: exact sums by kind and subject. */
public final class CutEvents {

    /** In place of a kind of event: loads of models, which are no calls of theirs. */
    static final int LOADS = EventKind.LAST + 1;

    private static final int SUBJECTS = 256;

    /** Events of one kind and subject. */
    static final class Sum {
        final int kind;
        final int subject;
        int events;
        long nanos;

        /** Sum of what the kind's {@link EventLayout#EXTRA} is. */
        long extraNanos;

        /** The longest of that; of {@link #LOADS}, which have none, the longest load. */
        long longestExtraNanos;

        long rows;
        long mostRows;

        /** Inferences of a single row, HTTP calls of a model's client, transactions rolled back, connections kept. */
        int special;

        long[] sites = IdCounts.NONE;

        Sum(int kind, int subject) {
            this.kind = kind;
            this.subject = subject;
        }
    }

    private final LongTable<Sum> sums = new LongTable<>(SUBJECTS + LOADS + 1);
    private final CutBudget budget;
    private int taken;
    private long queries;
    private long events;

    public CutEvents(CutBudget budget) {
        this.budget = budget;
    }

    /** Gives back what these events took of the budget, when they are needed no more. */
    public void close() {
        budget.giveBack(taken);
        taken = 0;
    }

    /** Whether an event is of a kind and subject that are told apart already, or may be without taking much of the budget. */
    public boolean hasPlaceFor(long[] event) {
        int subject = EventLayout.subject(event[EventLayout.SUBJECT_AND_SITE]);
        int kind = kind(event);
        return sums.size() < SUBJECTS / 4 || sums.get(key(kind, subject)) != null;
    }

    private static int kind(long[] event) {
        int kind = EventLayout.kind(event[EventLayout.HEADER]);
        boolean isLoad = kind == EventKind.INFERENCE
                && (EventLayout.flags(event[EventLayout.HEADER]) & EventLayout.FLAG_LOAD) != 0;
        return isLoad ? LOADS : kind;
    }

    /** Adds one event. */
    public void add(long[] event, Overflows overflows) {
        int kind = kind(event);
        long subjectAndSite = event[EventLayout.SUBJECT_AND_SITE];
        Sum sum = sum(kind, EventLayout.subject(subjectAndSite), overflows);
        long rows = event[EventLayout.COUNT];
        events++;
        sum.events++;
        sum.nanos += event[EventLayout.DURATION];
        if (kind != EventKind.POOL_WAIT) {
            sum.extraNanos += event[EventLayout.EXTRA];
            sum.longestExtraNanos = Math.max(sum.longestExtraNanos, event[EventLayout.EXTRA]);
            sum.rows += rows;
            sum.mostRows = Math.max(sum.mostRows, rows);
        }
        switch (kind) {
            case EventKind.QUERY -> queries++;
            case EventKind.INFERENCE -> sum.special += rows == 1 ? 1 : 0;
            case LOADS -> sum.longestExtraNanos = Math.max(sum.longestExtraNanos, event[EventLayout.DURATION]);
            case EventKind.HTTP_CALL -> sum.special += CallUses.isOfModel(event, 0) ? 1 : 0;
            case EventKind.TRANSACTION ->
                sum.special +=
                        (EventLayout.flags(event[EventLayout.HEADER]) & EventLayout.FLAG_ROLLED_BACK) != 0 ? 1 : 0;
            case EventKind.CONNECTION ->
                sum.special += (EventLayout.flags(event[EventLayout.HEADER]) & EventLayout.FLAG_KEPT) != 0 ? 1 : 0;
            default -> {}
        }
        int site = EventLayout.site(subjectAndSite);
        if (site > 0) {
            sum.sites = IdCounts.add(sum.sites, site, 1, overflows);
        }
    }

    /** Adds rows and fetch time to the sum of their query, if any of its executions was cut. */
    public void addFetch(long[] event) {
        Sum sum = get(EventKind.QUERY, EventLayout.subject(event[EventLayout.SUBJECT_AND_SITE]));
        if (sum != null) {
            sum.rows += event[EventLayout.COUNT];
            sum.extraNanos += event[EventLayout.EXTRA];
        }
    }

    private Sum sum(int kind, int subject, Overflows overflows) {
        Sum known = sums.get(key(kind, subject));
        if (known != null) {
            return known;
        }
        int bounded = subject;
        if (subject != 0 && sums.size() < SUBJECTS && budget.take()) {
            taken++;
        } else if (subject != 0) {
            overflows.count(Bound.REQUEST_SUBJECTS);
            bounded = 0;
            known = sums.get(key(kind, bounded));
        }
        if (known == null) {
            known = new Sum(kind, bounded);
            sums.put(key(kind, bounded), known);
        }
        return known;
    }

    /** How many events there are, of all kinds. */
    long events() {
        return events;
    }

    /** How many of them are queries. */
    long queries() {
        return queries;
    }

    void forEach(LongTable.Visitor<Sum> visitor) {
        sums.forEach(visitor);
    }

    @Nullable
    Sum get(int kind, int subject) {
        return sums.get(key(kind, subject));
    }

    private static long key(int kind, int subject) {
        return ((long) kind << 32) | subject;
    }
}
