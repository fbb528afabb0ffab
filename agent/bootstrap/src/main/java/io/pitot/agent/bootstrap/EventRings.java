package io.pitot.agent.bootstrap;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The few rings that all threads share. A thread keeps the ring it was given at its first event, so its
 * events stay in order; virtual threads cost no ring of their own.
 */
public final class EventRings {

    private static final EventRing[] RINGS = create(Settings.rings(), Settings.ringCapacity());
    private static final AtomicInteger NEXT = new AtomicInteger();

    private EventRings() {}

    private static EventRing[] create(int count, int capacity) {
        EventRing[] rings = new EventRing[count];
        for (int i = 0; i < count; i++) {
            rings[i] = new EventRing(capacity);
        }
        return rings;
    }

    static EventRing assign() {
        return RINGS[NEXT.getAndIncrement() & (RINGS.length - 1)];
    }

    /** How many rings there are, a power of two. */
    public static int count() {
        return RINGS.length;
    }

    /** The ring at an index from 0 to {@link #count()} - 1. */
    public static EventRing get(int index) {
        return RINGS[index];
    }
}
