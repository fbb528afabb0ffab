package io.pitot.agent.bootstrap;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Where the events of one request wait until there are enough of them to go to the ring together: one
 * claim for many, and stores that stay in the cache of the thread that made them.
 *
 * <p>Assumes one owner, who alone adds, and one other thread that may {@link #publish} at any time what
 * has been added so far. Promises that every event added goes to the ring exactly once, that neither of
 * the two ever waits for the other, and that the events of one buffer come in order. An owner that had to let
 * go of its buffer may see what it adds to the next one overtake them.
 */
final class EventBuffer {

    static final int EVENTS = 32;

    /*
     *              take              add, add, ... publishFull / publishAndFree
     *     FREE ----------> OWNED ------------------------------> PUBLISHING ----> OWNED or FREE    (owner)
     *
     *                      OWNED ------------------------------> HELPED --------> OWNED            (the other)
     *                                                            HELPED --------> LEFT             (owner)
     *                                                            LEFT ----------> FREE             (the other)
     *
     * An event becomes visible to the other thread by the release store of the count; its words are not
     * written again before the count has gone back to 0, which happens only in PUBLISHING or LEFT. An
     * owner that finds its buffer HELPED lets go of it and leaves the rest to the other thread.
     */
    private static final int FREE = 0;
    private static final int OWNED = 1;
    private static final int PUBLISHING = 2;
    private static final int HELPED = 3;
    private static final int LEFT = 4;

    private static final VarHandle STATE;
    private static final VarHandle COUNT;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            STATE = lookup.findVarHandle(EventBuffer.class, "state", int.class);
            COUNT = lookup.findVarHandle(EventBuffer.class, "count", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final long[] words = new long[EVENTS * EventLayout.WORDS];
    private volatile int state;
    private int count;

    /** How many of the events the other thread has published. Read and written by whoever has the state. */
    private int published;

    private EventRing ring;

    EventBuffer(EventRing ring) {
        this.ring = ring;
    }

    /** Makes the caller the owner, who publishes to the given ring. False if another thread is. */
    boolean take(EventRing to) {
        if (state == FREE && STATE.compareAndSet(this, FREE, OWNED)) {
            ring = to;
            return true;
        }
        return false;
    }

    /** Owner only. */
    boolean isFull() {
        return count == EVENTS;
    }

    /** Adds one event. Owner only, and only while not {@link #isFull}. */
    void add(
            long header,
            long requestId,
            long start,
            long duration,
            long subjectAndSite,
            long count,
            long hash,
            long extra) {
        int used = this.count;
        long[] w = words;
        int offset = used * EventLayout.WORDS;
        w[offset] = header;
        w[offset + EventLayout.REQUEST_ID] = requestId;
        w[offset + EventLayout.START] = start;
        w[offset + EventLayout.DURATION] = duration;
        w[offset + EventLayout.SUBJECT_AND_SITE] = subjectAndSite;
        w[offset + EventLayout.COUNT] = count;
        w[offset + EventLayout.HASH] = hash;
        w[offset + EventLayout.EXTRA] = extra;
        COUNT.setRelease(this, used + 1);
    }

    /** Publishes everything and empties the buffer. Owner only; false if the caller is no longer the owner. */
    boolean publishFull() {
        return publishAs(OWNED);
    }

    /** Publishes everything and lets go of the buffer. Owner only. */
    void publishAndFree() {
        publishAs(FREE);
    }

    private boolean publishAs(int next) {
        while (true) {
            if (STATE.compareAndSet(this, OWNED, PUBLISHING)) {
                ring.offer(words, published, count);
                published = 0;
                count = 0;
                STATE.setRelease(this, next);
                return true;
            }
            if (STATE.compareAndSet(this, HELPED, LEFT)) {
                return false;
            }
            // The other thread finished between the two: once more, and then the first succeeds.
        }
    }

    /** Publishes what has been added so far, if the buffer has an owner who is not publishing it. One other thread. */
    void publish() {
        if (!STATE.compareAndSet(this, OWNED, HELPED)) {
            return;
        }
        publishAdded();
        if (!STATE.compareAndSet(this, HELPED, OWNED)) {
            publishAdded();
            published = 0;
            count = 0;
            STATE.setRelease(this, FREE);
        }
    }

    private void publishAdded() {
        int added = (int) COUNT.getAcquire(this);
        ring.offer(words, published, added);
        published = added;
    }
}
