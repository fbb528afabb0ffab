package io.pitot.agent.engine;

import io.pitot.agent.bootstrap.EventChunks;
import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.bootstrap.ThreadMeter;
import io.pitot.agent.engine.evidence.CutBudget;
import io.pitot.agent.engine.evidence.CutEvents;
import io.pitot.agent.engine.evidence.RequestEvents;
import io.pitot.agent.engine.table.Overflows;
import org.jspecify.annotations.Nullable;

/** A request of which events have been seen and which is not folded yet. */
final class OpenRequest {

    private static final long[] NOTHING = {};

    private final HeldChunks chunks;
    private final CutBudget cutBudget;
    private long[] end = NOTHING;
    private int first = EventChunks.NONE;
    private int last = EventChunks.NONE;
    private @Nullable CutEvents cut;
    private int events;
    private int taken;

    /** Of {@link EventLayout#MAIN_THREAD}: from when until when its events are, and since when they are cut. */
    private long from;

    private long until;
    private long cutSince;

    long id;

    /** {@link System#nanoTime} of the sweep that brought its last event. */
    long touched;

    /** Whether its REQUEST event has come. */
    boolean ended;

    /** Where it waits for its end, or to be used again. */
    @Nullable
    OpenRequest next;

    OpenRequest(HeldChunks chunks, CutBudget cutBudget) {
        this.chunks = chunks;
        this.cutBudget = cutBudget;
    }

    /** Keeps a copy of one event. False if a bound forbids it: then {@link #cut} it. */
    boolean keep(long[] event, int limit) {
        if (events == limit || cut != null) {
            return false;
        }
        if (id == EventLayout.MAIN_THREAD) {
            cover(event);
        }
        if (last == EventChunks.NONE || chunks.used(last) == EventChunks.EVENTS) {
            int more = chunks.take();
            if (more == EventChunks.NONE) {
                return false;
            }
            append(more);
        }
        int used = chunks.used(last);
        System.arraycopy(event, 0, chunks.words, EventChunks.event(last, used), EventLayout.WORDS);
        chunks.use(last, used + 1);
        events++;
        taken++;
        return true;
    }

    /**
     * Holds a chunk so that its events may stay where they are. False if a bound forbids it: then they are to
     * be kept or cut one by one.
     */
    boolean hold(int chunk, int limit) {
        if (events > limit - EventChunks.EVENTS || cut != null || !chunks.hold(chunk)) {
            return false;
        }
        append(chunk);
        return true;
    }

    /**
     * Keeps events of the chunk that is held last where they are.
     *
     * @param slots that are used in the chunk
     * @param kept how many of them have an event; the header of the others is 0
     */
    void keepInPlace(int slots, int kept) {
        chunks.use(last, slots);
        events += kept;
        taken += kept;
    }

    private void append(int chunk) {
        if (first == EventChunks.NONE) {
            first = chunk;
        } else {
            chunks.link(last, chunk);
        }
        last = chunk;
    }

    /** Counts one event without keeping it. From now on no event is kept: those kept are a beginning, not a sample. */
    void cut(long[] event, Overflows overflows) {
        CutEvents sums = cut;
        if (id == EventLayout.MAIN_THREAD) {
            cover(event);
        }
        if (sums == null) {
            cutSince = event[EventLayout.START];
            sums = new CutEvents(cutBudget);
            cut = sums;
        }
        taken++;
        sums.add(event, overflows);
    }

    /** Whether cutting this event as well leaves every query a row of its own. */
    boolean mayCut(long[] event) {
        return cut == null || cut.hasPlaceFor(event);
    }

    /** Adds a FETCH to the execution that it belongs to, or to the sums of those that were cut. False if that is not kept here. */
    boolean addFetch(long[] event) {
        // Of one thread each starts after the one before; to look for it among all that are kept would take long.
        boolean isCut = id == EventLayout.MAIN_THREAD && cut != null && event[EventLayout.START] - cutSince >= 0;
        if (!isCut && addFetchToKept(event)) {
            return true;
        }
        if (cut != null) {
            cut.addFetch(event);
        }
        return false;
    }

    private boolean addFetchToKept(long[] event) {
        long start = event[EventLayout.START];
        int subject = EventLayout.subject(event[EventLayout.SUBJECT_AND_SITE]);
        long[] kept = chunks.words;
        for (int chunk = first; chunk != EventChunks.NONE; chunk = chunks.next(chunk)) {
            for (int i = 0; i < chunks.used(chunk); i++) {
                int at = EventChunks.event(chunk, i);
                if (kept[at + EventLayout.START] == start
                        && EventLayout.kind(kept[at]) == EventKind.QUERY
                        && EventLayout.subject(kept[at + EventLayout.SUBJECT_AND_SITE]) == subject) {
                    int flags = EventLayout.flags(event[EventLayout.HEADER]);
                    kept[at] |= EventLayout.header(0, flags, 0, 0);
                    kept[at + EventLayout.COUNT] += event[EventLayout.COUNT];
                    kept[at + EventLayout.EXTRA] += event[EventLayout.EXTRA];
                    return true;
                }
            }
        }
        return false;
    }

    private void cover(long[] event) {
        int kind = EventLayout.kind(event[EventLayout.HEADER]);
        boolean isLasting = kind == EventKind.TRANSACTION || kind == EventKind.CONNECTION;
        long end = event[EventLayout.START] + event[EventLayout.DURATION];
        long start = isLasting ? end - event[EventLayout.EXTRA] : event[EventLayout.START];
        if (events == 0 && cut == null) {
            from = start;
            until = end;
        }
        from = start - from < 0 ? start : from;
        until = end - until > 0 ? end : until;
    }

    /** Ends a part of what the main thread does, with the last of its events. */
    void endMainThread(int endpoint) {
        end(new long[] {
            EventLayout.header(EventKind.REQUEST, 0, 0, 0),
            id,
            from,
            until - from,
            EventLayout.subjectAndSite(endpoint, 0),
            ThreadMeter.UNKNOWN,
            ThreadMeter.UNKNOWN,
            ThreadMeter.UNKNOWN
        });
    }

    /** Takes the REQUEST event. */
    void end(long[] event) {
        if (end.length == 0) {
            end = new long[EventLayout.WORDS];
        }
        System.arraycopy(event, 0, end, 0, EventLayout.WORDS);
        ended = true;
        taken++;
    }

    /** How many events have come, kept or not. */
    int taken() {
        return taken;
    }

    /** Whether other threads than the one that began it may still hold events of this ended request. */
    boolean isSpread() {
        return (EventLayout.flags(end[EventLayout.HEADER]) & EventLayout.FLAG_SPREAD) != 0;
    }

    /** Adds the kept queries to their own sums. */
    void addQueries(Interval interval) {
        for (int chunk = first; chunk != EventChunks.NONE; chunk = chunks.next(chunk)) {
            for (int i = 0; i < chunks.used(chunk); i++) {
                int at = EventChunks.event(chunk, i);
                if (EventLayout.kind(chunks.words[at]) == EventKind.QUERY) {
                    interval.addQuery(chunks.words, at);
                }
            }
        }
    }

    /** Adds the kept queries to their own sums, and shows everything, until {@link #reset}. */
    void addQueriesAndShow(Interval interval, RequestEvents request) {
        long[] words = chunks.words;
        request.begin(end, words);
        for (int chunk = first; chunk != EventChunks.NONE; chunk = chunks.next(chunk)) {
            int used = chunks.used(chunk);
            for (int i = 0; i < used; i++) {
                int at = EventChunks.event(chunk, i);
                long header = words[at];
                if (EventLayout.kind(header) == EventKind.QUERY) {
                    interval.addQuery(words, at);
                }
                if (header != 0) {
                    request.add(at);
                }
            }
        }
        request.end(cut);
    }

    /** Makes this as new and gives its memory back. */
    void reset() {
        chunks.giveBack(first);
        if (cut != null) {
            cut.close();
        }
        first = EventChunks.NONE;
        last = EventChunks.NONE;
        cut = null;
        events = 0;
        taken = 0;
        ended = false;
        next = null;
    }
}
