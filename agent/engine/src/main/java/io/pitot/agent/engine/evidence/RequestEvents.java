package io.pitot.agent.engine.evidence;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import org.jspecify.annotations.Nullable;

/**
 * One finished request: its end and its events in the order of their start. One instance is filled anew
 * for each request; collectors keep nothing of it.
 */
public final class RequestEvents {

    private long[] words = {};
    private final long[] request = new long[EventLayout.WORDS];
    private final int[] order;
    private int size;
    private int queries;
    private int kinds;
    private boolean sorted;
    private @Nullable CutEvents cut;
    private LockWait lockWait = LockWait.NONE;

    /** @param limit most events of one request that are kept one by one */
    public RequestEvents(int limit) {
        order = new int[limit];
    }

    /**
     * Forgets the last request and begins with the words of the next one's REQUEST event.
     *
     * @param events where its other events lie; they are read there
     */
    public void begin(long[] end, long[] events) {
        words = events;
        System.arraycopy(end, 0, request, 0, EventLayout.WORDS);
        size = 0;
        queries = 0;
        kinds = 0;
        sorted = true;
        cut = null;
        lockWait = LockWait.NONE;
    }

    /** Adds one event by the index of its first word. In the order of publication; {@link #end} sorts. */
    public void add(int event) {
        if (size > 0 && words[event + EventLayout.START] - words[order[size - 1] + EventLayout.START] <= 0) {
            sorted = false;
        }
        order[size++] = event;
        int kind = EventLayout.kind(words[event]);
        kinds |= 1 << kind;
        if (kind == EventKind.QUERY) {
            queries++;
        }
    }

    /** Completes the request with what exceeded the limit, if anything did. */
    public void end(@Nullable CutEvents cut) {
        this.cut = cut;
        if (!sorted) {
            sort();
        }
    }

    /** By insertion: events come nearly in order, each after those it encloses. */
    private void sort() {
        for (int i = 1; i < size; i++) {
            int event = order[i];
            int j = i;
            while (j > 0 && startsBefore(event, order[j - 1])) {
                order[j] = order[j - 1];
                j--;
            }
            order[j] = event;
        }
    }

    private boolean startsBefore(int event, int other) {
        long later = words[other + EventLayout.START] - words[event + EventLayout.START];
        // Of two that start in the same tick the longer one encloses the other.
        return later > 0 || (later == 0 && words[other + EventLayout.DURATION] < words[event + EventLayout.DURATION]);
    }

    /** Completes it with how its thread was seen to wait for locks while no call was under way. */
    public void waitedForLocks(LockWait wait) {
        lockWait = wait;
    }

    /** How its thread was seen to wait for locks while no call was under way. */
    public LockWait lockWait() {
        return lockWait;
    }

    /** Whether this is a part of what goes on, and no request. */
    boolean isPart() {
        return request[EventLayout.REQUEST_ID] == EventLayout.MAIN_THREAD;
    }

    public int endpoint() {
        return EventLayout.subject(request[EventLayout.SUBJECT_AND_SITE]);
    }

    /** Where the request failed, or 0. */
    public int errorSite() {
        return EventLayout.site(request[EventLayout.SUBJECT_AND_SITE]);
    }

    public boolean failed() {
        return (EventLayout.flags(request[EventLayout.HEADER]) & EventLayout.FLAG_ERROR) != 0;
    }

    /** The flags of its REQUEST event. */
    int flags() {
        return EventLayout.flags(request[EventLayout.HEADER]);
    }

    public int status() {
        return EventLayout.code(request[EventLayout.HEADER]);
    }

    public int error() {
        return EventLayout.aux(request[EventLayout.HEADER]);
    }

    /** {@link System#nanoTime} at the start. */
    public long start() {
        return request[EventLayout.START];
    }

    public long duration() {
        return request[EventLayout.DURATION];
    }

    /** Bytes of the body sent, or -1. */
    public long bytesOut() {
        return request[EventLayout.COUNT];
    }

    /** CPU time of the request's thread, or -1. */
    public long cpuNanos() {
        return request[EventLayout.HASH];
    }

    /** Bytes that the request's thread allocated, or -1. */
    public long allocatedBytes() {
        return request[EventLayout.EXTRA];
    }

    /** Events kept one by one. The following methods take an index below this, in the order of start. */
    public int size() {
        return size;
    }

    /** Queries run, a batch as one, those cut included. */
    public long queries() {
        return cut == null ? queries : queries + cut.queries();
    }

    /** Whether there may be events of this kind: whether it is worth a look at all of them. */
    boolean has(int kind) {
        return cut != null || (kinds & 1 << kind) != 0;
    }

    /** Events that were not kept one by one. */
    public long cutEvents() {
        return cut == null ? 0 : cut.events();
    }

    @Nullable
    CutEvents cut() {
        return cut;
    }

    /** The array that {@link #at} is an index into, for loops that look at most of an event. */
    long[] words() {
        return words;
    }

    /** Index of an event's first word. */
    int at(int event) {
        return order[event];
    }

    public int kind(int event) {
        return EventLayout.kind(words[order[event]]);
    }

    public boolean failed(int event) {
        return (EventLayout.flags(words[order[event]]) & EventLayout.FLAG_ERROR) != 0;
    }

    public int subject(int event) {
        return EventLayout.subject(words[order[event] + EventLayout.SUBJECT_AND_SITE]);
    }

    public int site(int event) {
        return EventLayout.site(words[order[event] + EventLayout.SUBJECT_AND_SITE]);
    }

    public long start(int event) {
        return words[order[event] + EventLayout.START];
    }

    public long duration(int event) {
        return words[order[event] + EventLayout.DURATION];
    }

    /** Rows read or changed, inputs scored, or what else the kind's COUNT is. */
    public long count(int event) {
        return words[order[event] + EventLayout.COUNT];
    }

    /** Of the arguments, the target, the keys or the input; only where the event's flags say that it is known. */
    long hash(int event) {
        return words[order[event] + EventLayout.HASH];
    }

    /** Whether the event is the end of what lasted while others happened. */
    public boolean isLasting(int event) {
        return kind(event) == EventKind.TRANSACTION || kind(event) == EventKind.CONNECTION;
    }

    /** How long that had lasted by the event's end. */
    public long lasted(int event) {
        return words[order[event] + EventLayout.EXTRA];
    }

    /** The event's flags, by kind. */
    int flags(int event) {
        return EventLayout.flags(words[order[event]]);
    }

    /** What the kind's code is. */
    int code(int event) {
        return EventLayout.code(words[order[event]]);
    }

    /** {@link System#nanoTime} at the event's end. */
    public long end(int event) {
        return start(event) + duration(event);
    }

    /** The first event that starts at this moment or later; {@link #size} if there is none. */
    int firstFrom(long moment) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (start(middle) - moment < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Time reading rows after the execution; 0 for all but queries. */
    public long fetch(int event) {
        return kind(event) == EventKind.QUERY ? words[order[event] + EventLayout.EXTRA] : 0;
    }
}
