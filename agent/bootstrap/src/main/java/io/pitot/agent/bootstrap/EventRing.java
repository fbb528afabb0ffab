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
     * A producer claims a slot, or several, by moving the tail, fills them but for the first word with plain
     * stores and publishes with a release store of that first word, which is never 0 for an event. The consumer takes word 0 with an
     * acquire load; 0 means claimed but not yet published, and it comes back later. It zeroes word 0
     * before its release store of the head, so a producer that has read the new head (acquire) finds the
     * slot empty. A producer that dies between claim and publish would stop the ring, which is why
     * nothing that can throw stands between the two.
     *
     * Tail and head lie in one array with a cache line (and its prefetched neighbour) around each, so
     * that producers and the consumer do not take each other's line.
     */
    private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);

    private static final int TAIL = 16;
    private static final int DROPPED = 32;
    private static final int HEAD = 48;

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
        LONGS.setRelease(w, offset, header);
    }

    /**
     * Records some of the events that lie one after the other in an array, or drops and counts those that
     * do not fit. Any thread.
     *
     * @param events whole slots, as {@link EventLayout} draws them
     * @param from index of the first event
     * @param to index after the last event
     */
    public void offer(long[] events, int from, int to) {
        int offered = to - from;
        if (offered <= 0) {
            return;
        }
        long tail;
        int fitting;
        do {
            tail = (long) LONGS.getAcquire(positions, TAIL);
            long room = capacity - (tail - (long) LONGS.getAcquire(positions, HEAD));
            fitting = (int) Math.min(room, offered);
            if (fitting <= 0) {
                LONGS.getAndAdd(positions, DROPPED, (long) offered);
                return;
            }
        } while (!LONGS.compareAndSet(positions, TAIL, tail, tail + fitting));
        long[] w = words;
        int first = ((int) tail & mask) * EventLayout.WORDS;
        int source = from * EventLayout.WORDS;
        int length = fitting * EventLayout.WORDS;
        int beforeEnd = Math.min(length, w.length - first);
        // The consumer stops at the first slot: the others may come in any order until its header is there.
        System.arraycopy(events, source + 1, w, first + 1, beforeEnd - 1);
        System.arraycopy(events, source + beforeEnd, w, 0, length - beforeEnd);
        LONGS.setRelease(w, first, events[source]);
        if (fitting < offered) {
            LONGS.getAndAdd(positions, DROPPED, (long) (offered - fitting));
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
            if ((long) LONGS.getAcquire(w, offset) == 0) {
                break;
            }
            taken++;
            try {
                handler.onEvent(w, offset);
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
        return (long) LONGS.getAcquire(positions, TAIL);
    }

    /** Events dropped since the start because the ring was full. */
    public long dropped() {
        return (long) LONGS.getAcquire(positions, DROPPED);
    }

    /** Events recorded and not yet drained. */
    public int size() {
        // The head first: a head that has overtaken the tail would make the size negative.
        long head = (long) LONGS.getAcquire(positions, HEAD);
        return (int) Math.min(recorded() - head, capacity);
    }

    /** Slots. */
    public int capacity() {
        return capacity;
    }
}
