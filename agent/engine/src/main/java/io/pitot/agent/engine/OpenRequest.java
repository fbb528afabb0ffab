package io.pitot.agent.engine;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.engine.EventChunks.Chunk;
import io.pitot.agent.engine.evidence.CutEvents;
import io.pitot.agent.engine.evidence.RequestEvents;
import io.pitot.agent.engine.table.Overflows;
import org.jspecify.annotations.Nullable;

/** A request of which events have been seen and which is not folded yet. */
final class OpenRequest {

    private static final long[] NOTHING = {};

    private long[] end = NOTHING;
    private @Nullable Chunk first;
    private @Nullable Chunk last;
    private @Nullable CutEvents cut;
    private int events;

    long id;

    /** {@link System#nanoTime} of the sweep that brought its last event. */
    long touched;

    /** Whether its REQUEST event has come. */
    boolean ended;

    /** Where it waits for its end, or to be used again. */
    @Nullable
    OpenRequest next;

    /** Keeps one event. False if a bound forbids it: then {@link #cut} it. */
    boolean keep(long[] event, EventChunks chunks, int limit) {
        Chunk chunk = last;
        if (events == limit || cut != null) {
            return false;
        }
        if (chunk == null || chunk.used == Chunk.EVENTS) {
            Chunk more = chunks.take();
            if (more == null) {
                return false;
            }
            if (chunk == null) {
                first = more;
            } else {
                chunk.next = more;
            }
            last = more;
            chunk = more;
        }
        System.arraycopy(event, 0, chunk.words, chunk.used++ * EventLayout.WORDS, EventLayout.WORDS);
        events++;
        return true;
    }

    /** Whether no event has been cut. */
    boolean isWhole() {
        return cut == null;
    }

    /** Counts one event without keeping it. From now on no event is kept: those kept are a beginning, not a sample. */
    void cut(long[] event, Overflows overflows) {
        CutEvents sums = cut;
        if (sums == null) {
            sums = new CutEvents();
            cut = sums;
        }
        sums.add(event, overflows);
    }

    /** Adds a FETCH to the execution that it belongs to. False if that is not kept here. */
    boolean addFetch(long[] event) {
        long start = event[EventLayout.START];
        int subject = EventLayout.subject(event[EventLayout.SUBJECT_AND_SITE]);
        for (Chunk chunk = first; chunk != null; chunk = chunk.next) {
            for (int i = 0; i < chunk.used; i++) {
                int at = i * EventLayout.WORDS;
                long[] kept = chunk.words;
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

    /** Takes the REQUEST event. */
    void end(long[] event) {
        if (end.length == 0) {
            end = new long[EventLayout.WORDS];
        }
        System.arraycopy(event, 0, end, 0, EventLayout.WORDS);
        ended = true;
    }

    /** Adds the kept queries to their own sums. */
    void addQueries(Interval interval) {
        for (Chunk chunk = first; chunk != null; chunk = chunk.next) {
            for (int i = 0; i < chunk.used; i++) {
                int at = i * EventLayout.WORDS;
                if (EventLayout.kind(chunk.words[at]) == EventKind.QUERY) {
                    interval.addQuery(chunk.words, at);
                }
            }
        }
    }

    /** Copies everything. */
    void copyTo(RequestEvents request) {
        request.begin(end);
        for (Chunk chunk = first; chunk != null; chunk = chunk.next) {
            for (int i = 0; i < chunk.used; i++) {
                request.add(chunk.words, i * EventLayout.WORDS);
            }
        }
        request.end(cut);
    }

    /** Makes this as new and gives its memory back. */
    void reset(EventChunks chunks) {
        chunks.giveBack(first);
        first = null;
        last = null;
        cut = null;
        events = 0;
        ended = false;
        next = null;
    }
}
