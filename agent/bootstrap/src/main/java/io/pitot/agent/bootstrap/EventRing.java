package io.pitot.agent.bootstrap;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A bounded ring of events for many producers and one consumer. A producer never waits: when the ring
 * is full, its event is dropped and counted, so that recorded + dropped = offered at all times.
 *
 * <p>Assumes that exactly one thread calls {@link #drain}. Promises that every published event is
 * handed over once, whole, and in the order in which its thread published it.
 */
public final class EventRing {

    /*
     * A producer claims a slot by moving the tail, fills words 1 to 7 with plain stores and publishes with
     * a release store of word 0, which is never 0 for an event. The consumer takes word 0 with an
     * acquire load; 0 means claimed but not yet published, and it comes back later. It zeroes word 0
     * before its release store of the head, so a producer that has read the new head (acquire) finds the
     * slot empty. A producer that dies between claim and publish would stop the ring. What stands between the two are
     * array stores, which cannot fail, and the release store: before it is compiled it is a call, for which the stack may have
     * no room. Its slot is then given to the consumer as a lost one, by an array store; of such a slot nothing else is read.
     *
     * Tail and head lie in one array with a cache line (and its prefetched neighbour) around each, so
     * that producers and the consumer do not take each other's line.
     */
    private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);

    private static final int TAIL = 16;
    private static final int DROPPED = 32;
    private static final int PASSED_OVER = DROPPED + 1;
    private static final int REQUESTS_PASSED_OVER = DROPPED + 2;
    private static final int HEAD = 48;

    /** Lost slots that the consumer came across. */
    private static final int LOST = HEAD + 1;

    /** Word 0 of a lost slot; no event has it. */
    private static final long LOST_EVENT = -1;

    private final long[] positions = new long[64];
    private final long[] words;
    private final int capacity;
    private final int mask;

    /**
     * @param capacity slots, a power of two
     * @throws IllegalArgumentException for any other capacity
     */
    public EventRing(int capacity) {
        if (Integer.bitCount(capacity) != 1 || capacity > Integer.MAX_VALUE / EventLayout.WORDS) {
            throw new IllegalArgumentException("capacity=" + capacity + ": must be a power of two");
        }
        this.capacity = capacity;
        this.mask = capacity - 1;
        this.words = new long[capacity * EventLayout.WORDS];
    }

    /** Records one event, or drops and counts it. Any thread; wait-free but for contention on the claim. */
    public void offer(
            long header,
            long requestId,
            long start,
            long duration,
            long subjectAndSite,
            long count,
            long hash,
            long extra) {
        long tail;
        do {
            tail = (long) LONGS.getAcquire(positions, TAIL);
            if (tail - (long) LONGS.getAcquire(positions, HEAD) >= capacity) {
                LONGS.getAndAdd(positions, DROPPED, 1L);
                return;
            }
        } while (!LONGS.compareAndSet(positions, TAIL, tail, tail + 1));
        long[] w = words;
        int offset = ((int) tail & mask) * EventLayout.WORDS;
        w[offset + EventLayout.REQUEST_ID] = requestId;
        w[offset + EventLayout.START] = start;
        w[offset + EventLayout.DURATION] = duration;
        w[offset + EventLayout.SUBJECT_AND_SITE] = subjectAndSite;
        w[offset + EventLayout.COUNT] = count;
        w[offset + EventLayout.HASH] = hash;
        w[offset + EventLayout.EXTRA] = extra;
        try {
            LONGS.setRelease(w, offset, header);
        } catch (Throwable noRoomOnTheStack) {
            w[offset] = LOST_EVENT;
            throw noRoomOnTheStack;
        }
    }

    /**
     * Hands over published events, oldest first. One consumer thread only. An exception of the handler
     * leaves the ring intact: the event that it was given counts as taken.
     *
     * @return how many events were handed over
     */
    public int drain(EventHandler handler, int limit) {
        long[] w = words;
        long head = (long) LONGS.get(positions, HEAD);
        int taken = 0;
        while (taken < limit) {
            int offset = ((int) head & mask) * EventLayout.WORDS;
            long header = (long) LONGS.getAcquire(w, offset);
            if (header == 0) {
                break;
            }
            try {
                if (header == LOST_EVENT) {
                    LONGS.setOpaque(positions, LOST, lost() + 1);
                } else {
                    taken++;
                    handler.onEvent(w, offset);
                }
            } finally {
                LONGS.set(w, offset, 0L);
                head++;
                LONGS.setRelease(positions, HEAD, head);
            }
        }
        return taken;
    }

    /** Events recorded since the start, whether drained yet or not. */
    public long recorded() {
        return (long) LONGS.getAcquire(positions, TAIL) - lost();
    }

    /** Events dropped since the start because the ring was full, or lost because a thread's stack was. */
    public long dropped() {
        return (long) LONGS.getAcquire(positions, DROPPED) + lost();
    }

    private long lost() {
        return (long) LONGS.getOpaque(positions, LOST);
    }

    /** Counts an event that is not to be recorded. Any thread. */
    void passOver(boolean isRequest) {
        LONGS.getAndAdd(positions, isRequest ? REQUESTS_PASSED_OVER : PASSED_OVER, 1L);
    }

    /** Events that were not to be recorded since the start, the ends of requests apart. */
    long passedOver() {
        return (long) LONGS.getAcquire(positions, PASSED_OVER);
    }

    /** Requests of which nothing was to be recorded since the start. */
    long requestsPassedOver() {
        return (long) LONGS.getAcquire(positions, REQUESTS_PASSED_OVER);
    }

    /** Events recorded and not yet drained. */
    public int size() {
        // The head first: a head that has overtaken the tail would make the size negative.
        long head = (long) LONGS.getAcquire(positions, HEAD);
        return (int) Math.min((long) LONGS.getAcquire(positions, TAIL) - head, capacity);
    }

    /** Slots. */
    public int capacity() {
        return capacity;
    }
}
