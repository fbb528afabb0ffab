package io.pitot.agent.engine;

import io.pitot.agent.bootstrap.EventChunks;
import io.pitot.agent.bootstrap.EventHandler;
import io.pitot.agent.bootstrap.EventIntake;
import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.bootstrap.EventRing;
import io.pitot.agent.engine.evidence.ArgumentSets;
import io.pitot.agent.engine.evidence.GcPauses;
import io.pitot.agent.engine.evidence.LockWaits;
import io.pitot.agent.engine.evidence.RequestCalls;
import io.pitot.agent.engine.evidence.RequestEvents;
import io.pitot.agent.engine.evidence.RequestQueries;
import io.pitot.agent.engine.evidence.TimeShares;
import io.pitot.agent.engine.evidence.Verbs;
import io.pitot.agent.engine.reuse.ReuseTable;
import io.pitot.agent.engine.table.Bound;
import io.pitot.agent.engine.table.Overflows;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Takes the events that wait, groups them by request and folds finished requests into the current interval.
 * One thread only.
 */
final class Aggregator {

    /** Events of one request that are kept one by one; the others are counted without their detail. */
    static final int EVENTS_PER_REQUEST = 2_000;

    /** The same of the main thread's parts, few enough for every query to have a row of its own. */
    private static final int EVENTS_PER_PART = 400;

    private static final int OPEN_REQUESTS = 2_000;

    /** A request without an end whose events have stopped: its thread died, or its end was dropped. */
    private static final long SILENCE_NANOS = TimeUnit.MINUTES.toNanos(15);

    private static final long SILENCE_CHECK_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final EventIntake intake;
    private final EventChunks chunks;
    private final long[] words;
    private final Overflows overflows;
    private final EngineErrors errors;
    private final EventHandler handler = this::onEvent;
    private final boolean followsReuse;
    private final Verbs verbs = new Verbs();
    private OpenRequests open;
    private final RequestEvents request = new RequestEvents(EVENTS_PER_REQUEST);
    private final RequestQueries queries;
    private final RequestCalls calls;
    private @Nullable ReuseTable reuse;
    private final GcPauses pauses = new GcPauses();
    private final LockWaits lockWaits = new LockWaits();
    private final TimeShares shares = new TimeShares(EVENTS_PER_REQUEST, pauses);

    /**
     * A request's events may come on several ways. Those published before its REQUEST event are under way
     * when that is taken, so that they are taken, too, once another sweep has gone over everything. A sweep that
     * meets a slot claimed and not yet written has not: what is behind it stays for the next.
     */
    private @Nullable OpenRequest endedThisSweep;

    private @Nullable OpenRequest endedLastSweep;

    /** The event that is being taken, made sane. */
    private final long[] event = new long[EventLayout.WORDS];

    /** Events of a chunk that cannot stay in it. */
    private final long[] beside = new long[EventChunks.EVENTS * EventLayout.WORDS];

    private Interval interval;
    private long events;

    /** Events of requests that were under way when the interval began: they are in no dump before. */
    private long eventsFromBefore;

    private long lostEvents;
    private long lostOfInterval;
    private volatile long eventsUntilLastSweep;
    private long now;
    private long silenceChecked;

    /** @param followsReuse whether it follows how often queries and models are asked the same again */
    Aggregator(EventIntake intake, Overflows overflows, EngineErrors errors, boolean followsReuse) {
        this.intake = intake;
        chunks = intake.chunks();
        words = chunks.words();
        open = newOpenRequests();
        this.overflows = overflows;
        this.errors = errors;
        ArgumentSets arguments = new ArgumentSets(EVENTS_PER_REQUEST);
        queries = new RequestQueries(EVENTS_PER_REQUEST, arguments, verbs, overflows);
        calls = new RequestCalls(EVENTS_PER_REQUEST, arguments, overflows);
        this.followsReuse = followsReuse;
        reuse = newReuse();
        interval = Interval.first(verbs, reuse, arguments, overflows);
    }

    private OpenRequests newOpenRequests() {
        return new OpenRequests(OPEN_REQUESTS, new HeldChunks(chunks));
    }

    private @Nullable ReuseTable newReuse() {
        return followsReuse ? new ReuseTable(verbs) : null;
    }

    /** The tables since the last {@link #nextInterval}. */
    Interval interval() {
        return interval;
    }

    /** The pauses that requests were stopped by, to be filled before each sweep. */
    GcPauses pauses() {
        return pauses;
    }

    /** What requests under way have waited for locks, to be filled like that. */
    LockWaits lockWaits() {
        return lockWaits;
    }

    /** Events taken from the start until the end of the last sweep. Any thread. */
    long events() {
        return eventsUntilLastSweep;
    }

    /** Begins a new interval. Requests under way will count to it. */
    void nextInterval() {
        interval = interval.next();
        eventsFromBefore = open.events();
        lostOfInterval = 0;
    }

    /** Events that were taken and are in no table, for {@link #startAnew}. */
    long lostEvents() {
        return lostEvents;
    }

    /**
     * Gives up the interval and the requests under way, after a {@link #sweep} that failed in their midst: how much of it is right
     * nobody can tell. If this fails, too, it is to be called again.
     */
    void startAnew() {
        endedThisSweep = null;
        endedLastSweep = null;
        // What may fail for want of memory first.
        OpenRequests emptied = newOpenRequests();
        ReuseTable emptiedReuse = newReuse();
        Interval emptiedInterval = interval.anew(verbs, emptiedReuse);
        long unread = chunks.reclaim();
        long given = interval.events() + unread;
        emptiedInterval.countEvents(given);
        events += unread;
        lostEvents += given - lostOfInterval + eventsFromBefore;
        lostOfInterval = given;
        eventsFromBefore = 0;
        open = emptied;
        reuse = emptiedReuse;
        interval = emptiedInterval;
    }

    /**
     * Takes what waits, then folds the requests whose end the sweep before has brought.
     *
     * @param nanoTime {@link System#nanoTime}
     * @return how full the fullest ring was, or the chunks, from 0 to 1
     */
    double sweep(long nanoTime) {
        now = nanoTime;
        // The chunks first: what is in a ring may need one.
        double fullest = (double) takeHandedOver() / chunks.limit();
        boolean everything = true;
        for (int i = 0; i < intake.rings(); i++) {
            EventRing ring = intake.ring(i);
            // No more than what is there now: a ring that is refilled all the time must not starve the others.
            int size = ring.size();
            everything &= ring.drain(handler, size) == size;
            fullest = Math.max(fullest, (double) size / ring.capacity());
        }
        eventsUntilLastSweep = events;
        if (everything) {
            OpenRequest ended = endedLastSweep;
            endedLastSweep = endedThisSweep;
            endedThisSweep = null;
            if (anySpread(ended)) {
                takeUnderWay();
            }
            foldAll(ended);
        }
        if (nanoTime - silenceChecked > SILENCE_CHECK_NANOS) {
            silenceChecked = nanoTime;
            open.closeSilentSince(nanoTime - SILENCE_NANOS, this::foldWithoutEnd);
        }
        if (reuse != null) {
            reuse.review(nanoTime);
        }
        return fullest;
    }

    /** Whether an ended request waits for the next sweep. */
    boolean hasEnded() {
        return endedLastSweep != null || endedThisSweep != null;
    }

    /**
     * Folds what the main thread has done outside of other units of work. It goes on with the next part: it has no end,
     * or one that nobody sees.
     */
    void foldMainThread() {
        OpenRequest main = open.find(EventLayout.MAIN_THREAD);
        if (main != null) {
            main.endMainThread(MainClass.endpoint());
            fold(main);
        }
    }

    /** Counts the queries of requests that are still under way; for the last dump. */
    void closeAll() {
        foldAll(endedLastSweep);
        endedLastSweep = null;
        foldAll(endedThisSweep);
        endedThisSweep = null;
        foldMainThread();
        open.closeSilentSince(now, this::addQueries);
    }

    /** Counts what waits as lost instead of taking it: for the last dump of an aggregator that fails each time. */
    void loseWhatWaits() {
        long[] waiting = {0};
        intake.drain((words, offset) -> waiting[0]++);
        countEvents(waiting[0]);
        lostEvents += waiting[0];
    }

    /** Requests under way. */
    int openRequests() {
        return open.size();
    }

    /**
     * Takes the events that requests under way have not handed over yet. Not their ends: a thread hands over what it
     * has as soon as it has written one, and until then more of the request may be missing than a sweep brings.
     */
    void takeUnderWay() {
        for (int i = 0; i < chunks.taken(); i++) {
            int chunk = EventChunks.chunk(i);
            for (int at = chunks.unread(chunk); at >= 0 && !isEnd(at); at = chunks.unread(chunk)) {
                chunks.nextEvent(chunk);
                onEvent(words, at);
            }
        }
    }

    private boolean isEnd(int event) {
        return EventLayout.kind(words[event]) == EventKind.REQUEST;
    }

    /** Takes what has been handed over; answers how many chunks that were. */
    private int takeHandedOver() {
        int taken = 0;
        int chunk = chunks.takeHandedOver();
        while (chunk != EventChunks.NONE) {
            int next = chunks.next(chunk);
            takeChunk(chunk);
            chunk = next;
            taken++;
        }
        return taken;
    }

    private void takeChunk(int chunk) {
        OpenRequest holder = chunks.read(chunk) == 0 ? holderOf(chunk) : null;
        if (holder != null) {
            takeInPlace(chunk, holder);
        } else {
            takeOneByOne(chunk);
            chunks.link(chunk, EventChunks.NONE);
            chunks.giveBack(chunk);
        }
    }

    /** The request whose calls a chunk has, if it may hold the chunk. */
    private @Nullable OpenRequest holderOf(int chunk) {
        int first = EventChunks.event(chunk, 0);
        long id = words[first + EventLayout.REQUEST_ID];
        if (!isCall(words[first]) || id == 0) {
            return null;
        }
        try {
            OpenRequest holder = request(id);
            return holder.hold(chunk, EVENTS_PER_REQUEST) ? holder : null;
        } catch (Throwable thrown) {
            // For want of memory: the chunk and those after it must not be lost with it.
            errors.count(thrown);
            return null;
        }
    }

    private static boolean isCall(long header) {
        int kind = EventLayout.kind(header);
        return kind != EventKind.REQUEST && kind != EventKind.FETCH;
    }

    /** Leaves the request's queries where they are, and takes what else is in the chunk as if it came alone. */
    private void takeInPlace(int chunk, OpenRequest holder) {
        int slots = 0;
        int others = 0;
        for (; slots < EventChunks.EVENTS; slots++) {
            int at = EventChunks.event(chunk, slots);
            long header = words[at];
            if (header == 0) {
                break;
            }
            if (EventLayout.kind(header) == EventKind.QUERY && words[at + EventLayout.REQUEST_ID] == holder.id) {
                makeSane(words, at);
            } else {
                System.arraycopy(words, at, beside, others++ * EventLayout.WORDS, EventLayout.WORDS);
                words[at] = 0;
            }
        }
        holder.keepInPlace(slots, slots - others);
        countEvents(slots);
        // Only now: one of them may be the end of a request, or make room, and the chunk may be given back.
        for (int i = 0; i < others; i++) {
            takeBeside(i * EventLayout.WORDS);
        }
    }

    private void takeBeside(int offset) {
        long header = beside[offset];
        take(beside, offset);
        if (EventLayout.kind(header) == EventKind.REQUEST
                && (EventLayout.flags(header) & EventLayout.FLAG_WHOLE) != 0) {
            foldWhole(beside[offset + EventLayout.REQUEST_ID]);
        }
    }

    /** Folds a request that ended just now and of which nothing is still to come, while it is in the cache. */
    private void foldWhole(long id) {
        OpenRequest ended = endedThisSweep;
        if (ended != null && ended.id == id) {
            endedThisSweep = ended.next;
            fold(ended);
        }
    }

    private void takeOneByOne(int chunk) {
        for (int at = chunks.nextEvent(chunk); at >= 0; at = chunks.nextEvent(chunk)) {
            onEvent(words, at);
        }
    }

    private void onEvent(long[] from, int offset) {
        countEvents(1);
        take(from, offset);
    }

    private void take(long[] from, int offset) {
        try {
            System.arraycopy(from, offset, event, 0, EventLayout.WORDS);
            take();
        } catch (Throwable thrown) {
            // One event is lost for the tables; the next may be fine.
            errors.count(thrown);
        }
    }

    private void countEvents(long more) {
        interval.countEvents(more);
        events += more;
    }

    private void take() {
        int kind = EventLayout.kind(event[EventLayout.HEADER]);
        long id = event[EventLayout.REQUEST_ID];
        if (kind == EventKind.REQUEST) {
            event[EventLayout.DURATION] = Math.max(event[EventLayout.DURATION], 0);
            OpenRequest ended = request(id);
            ended.end(event);
            ended.next = endedThisSweep;
            endedThisSweep = ended;
            return;
        }
        makeSane(event, 0);
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

    /** Drivers answer -1 or -2 where they do not know how many rows there are. */
    private static void makeSane(long[] of, int at) {
        if ((of[at + EventLayout.DURATION] | of[at + EventLayout.COUNT] | of[at + EventLayout.EXTRA]) < 0) {
            of[at + EventLayout.DURATION] = Math.max(of[at + EventLayout.DURATION], 0);
            of[at + EventLayout.COUNT] = Math.max(of[at + EventLayout.COUNT], 0);
            of[at + EventLayout.EXTRA] = Math.max(of[at + EventLayout.EXTRA], 0);
        }
    }

    private boolean keep(long id) {
        return id == EventLayout.MAIN_THREAD ? keepPart() : keepOfRequest(id);
    }

    /** What goes on for long has more events than are kept as a matter of course, and that is no overflow. */
    private boolean keepPart() {
        OpenRequest part = request(EventLayout.MAIN_THREAD);
        boolean kept = part.keep(event, EVENTS_PER_PART);
        if (!kept && !part.mayCut(event)) {
            foldMainThread();
            part = request(EventLayout.MAIN_THREAD);
            kept = part.keep(event, EVENTS_PER_PART);
        }
        if (!kept) {
            part.cut(event, overflows);
        }
        return kept;
    }

    private boolean keepOfRequest(long id) {
        OpenRequest to = request(id);
        boolean kept = to.keep(event, EVENTS_PER_REQUEST);
        if (!kept) {
            // Even where only a chunk is lacking: to fold what has ended would make one, but events of it may be
            // further behind in this sweep.
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

    /** Events of requests that are folded too early come too late. */
    private void makeRoom() {
        foldAll(endedLastSweep);
        endedLastSweep = null;
        if (open.isFull()) {
            foldAll(endedThisSweep);
            endedThisSweep = null;
        }
        if (open.isFull()) {
            open.closeSilentSince(open.middleOfSilence(now), this::foldWithoutEnd);
        }
    }

    private static boolean anySpread(@Nullable OpenRequest first) {
        for (OpenRequest ended = first; ended != null; ended = ended.next) {
            if (ended.isSpread()) {
                return true;
            }
        }
        return false;
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
        addRequest(ended);
        open.close(ended);
    }

    private void addRequest(OpenRequest ended) {
        try {
            ended.addQueriesAndShow(interval, request);
            request.waitedForLocks(lockWaits.take(ended.id));
            queries.read(request);
            calls.read(request);
            interval.addRequest(request, queries, calls, shares);
        } catch (Throwable thrown) {
            errors.count(thrown);
        }
    }

    private void foldWithoutEnd(OpenRequest silent) {
        if (silent.id == EventLayout.MAIN_THREAD) {
            silent.endMainThread(MainClass.endpoint());
            addRequest(silent);
            return;
        }
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
