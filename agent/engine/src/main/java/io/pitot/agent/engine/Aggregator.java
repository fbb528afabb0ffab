package io.pitot.agent.engine;

import io.pitot.agent.bootstrap.EventHandler;
import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.bootstrap.EventRing;
import io.pitot.agent.engine.evidence.RequestEvents;
import io.pitot.agent.engine.evidence.RequestQueries;
import io.pitot.agent.engine.evidence.TimeShares;
import io.pitot.agent.engine.evidence.Verbs;
import io.pitot.agent.engine.table.Bound;
import io.pitot.agent.engine.table.Overflows;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Drains the rings, groups events by request and folds finished requests into the current interval.
 * One thread only.
 */
final class Aggregator {

    /** Events of one request that are kept one by one; the others are counted without their detail. */
    static final int EVENTS_PER_REQUEST = 2_000;

    private static final int OPEN_REQUESTS = 2_000;

    /** 2 MiB: 32,768 events in requests under way. */
    private static final int CHUNKS = 4_096;

    /** A request without an end whose events have stopped: its thread died, or its end was dropped. */
    private static final long SILENCE_NANOS = TimeUnit.MINUTES.toNanos(15);

    private static final long SILENCE_CHECK_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final EventRing[] rings;
    private final Overflows overflows;
    private final EngineErrors errors;
    private final EventHandler handler = this::onEvent;
    private final EventChunks chunks = new EventChunks(CHUNKS);
    private final OpenRequests open = new OpenRequests(OPEN_REQUESTS, chunks);
    private final RequestEvents request = new RequestEvents(EVENTS_PER_REQUEST);
    private final RequestQueries queries;
    private final TimeShares shares = new TimeShares(EVENTS_PER_REQUEST);

    /**
     * A request's events may lie in several rings. Those published before its REQUEST event are in their
     * rings when that is taken, so that they are taken, too, once another sweep has gone over all rings.
     */
    private @Nullable OpenRequest endedThisSweep;

    private @Nullable OpenRequest endedLastSweep;

    /** The event that is being taken, made sane. */
    private final long[] event = new long[EventLayout.WORDS];

    private Interval interval;
    private long now;
    private long silenceChecked;

    Aggregator(EventRing[] rings, Overflows overflows, EngineErrors errors) {
        this.rings = rings;
        this.overflows = overflows;
        this.errors = errors;
        Verbs verbs = new Verbs();
        queries = new RequestQueries(EVENTS_PER_REQUEST, verbs, overflows);
        interval = Interval.first(verbs, overflows);
    }

    /** The tables since the last {@link #nextInterval}. */
    Interval interval() {
        return interval;
    }

    /** Begins a new interval. Requests under way will count to it. */
    void nextInterval() {
        interval = interval.next();
    }

    /**
     * Takes what is in the rings, then folds the requests whose end the sweep before has brought.
     *
     * @param nanoTime {@link System#nanoTime}
     * @return how full the fullest ring was, from 0 to 1
     */
    double sweep(long nanoTime) {
        now = nanoTime;
        double fullest = 0;
        for (EventRing ring : rings) {
            // No more than what is there now: a ring that is refilled all the time must not starve the others.
            int size = ring.size();
            ring.drain(handler, size);
            fullest = Math.max(fullest, (double) size / ring.capacity());
        }
        OpenRequest ended = endedLastSweep;
        endedLastSweep = endedThisSweep;
        endedThisSweep = null;
        foldAll(ended);
        if (nanoTime - silenceChecked > SILENCE_CHECK_NANOS) {
            silenceChecked = nanoTime;
            open.closeSilentSince(nanoTime - SILENCE_NANOS, this::foldWithoutEnd);
        }
        return fullest;
    }

    /** Whether an ended request waits for the next sweep. */
    boolean hasEnded() {
        return endedLastSweep != null || endedThisSweep != null;
    }

    /** Counts the queries of requests that are still under way; for the last dump. */
    void closeAll() {
        open.closeSilentSince(now, this::addQueries);
    }

    /** Requests under way. */
    int openRequests() {
        return open.size();
    }

    private void onEvent(long[] words, int offset) {
        try {
            System.arraycopy(words, offset, event, 0, EventLayout.WORDS);
            take();
        } catch (Throwable thrown) {
            // One event is lost for the tables; the next may be fine.
            errors.count(thrown);
        }
    }

    private void take() {
        interval.countEvent();
        int kind = EventLayout.kind(event[EventLayout.HEADER]);
        long id = event[EventLayout.REQUEST_ID];
        event[EventLayout.DURATION] = Math.max(event[EventLayout.DURATION], 0);
        if (kind == EventKind.REQUEST) {
            OpenRequest ended = request(id);
            ended.end(event);
            ended.next = endedThisSweep;
            endedThisSweep = ended;
            return;
        }
        // Drivers answer -1 or -2 where they do not know how many rows there are.
        event[EventLayout.COUNT] = Math.max(event[EventLayout.COUNT], 0);
        event[EventLayout.EXTRA] = Math.max(event[EventLayout.EXTRA], 0);
        if (kind == EventKind.FETCH) {
            takeFetch(id);
            return;
        }
        if (kind != EventKind.QUERY) {
            interval.addCall(event);
        }
        boolean kept = false;
        if (id == 0) {
            interval.addAlone(event);
        } else {
            kept = keep(id);
        }
        // A kept query counts to its own sums when its request is folded, since rows may still come.
        if (kind == EventKind.QUERY && !kept) {
            interval.addQuery(event, 0);
        }
    }

    private boolean keep(long id) {
        OpenRequest to = request(id);
        boolean kept = to.keep(event, chunks, EVENTS_PER_REQUEST);
        if (!kept && chunks.areAllInUse() && to.isWhole()) {
            foldEnded();
            kept = to.keep(event, chunks, EVENTS_PER_REQUEST);
        }
        if (!kept) {
            overflows.count(Bound.REQUEST_EVENTS);
            to.cut(event, overflows);
        }
        return kept;
    }

    private void takeFetch(long id) {
        OpenRequest of = id == 0 ? null : open.find(id);
        if (of != null && of.addFetch(event)) {
            return;
        }
        interval.addFetch(event);
        if (id == 0) {
            interval.addAlone(event);
        }
    }

    private OpenRequest request(long id) {
        OpenRequest known = open.find(id);
        if (known == null) {
            if (open.isFull()) {
                makeRoom();
            }
            known = open.open(id);
        }
        known.touched = now;
        return known;
    }

    private void makeRoom() {
        foldEnded();
        if (open.isFull()) {
            open.closeSilentSince(open.middleOfSilence(now), this::foldWithoutEnd);
        }
    }

    /** For want of room: events of these requests that lie in another ring come too late then. */
    private void foldEnded() {
        foldAll(endedLastSweep);
        foldAll(endedThisSweep);
        endedLastSweep = null;
        endedThisSweep = null;
    }

    private void foldAll(@Nullable OpenRequest first) {
        OpenRequest ended = first;
        while (ended != null) {
            OpenRequest next = ended.next;
            fold(ended);
            ended = next;
        }
    }

    private void fold(OpenRequest ended) {
        try {
            ended.addQueries(interval);
            ended.copyTo(request);
            queries.read(request);
            interval.addRequest(request, queries, shares);
        } catch (Throwable thrown) {
            errors.count(thrown);
        } finally {
            open.close(ended);
        }
    }

    private void foldWithoutEnd(OpenRequest silent) {
        overflows.count(Bound.OPEN_REQUESTS);
        addQueries(silent);
    }

    private void addQueries(OpenRequest unended) {
        try {
            unended.addQueries(interval);
        } catch (Throwable thrown) {
            errors.count(thrown);
        }
    }
}
