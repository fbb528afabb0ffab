package io.pitot.agent.bootstrap;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where events wait for the aggregator: chunks for those of requests, and a few rings for all others, which
 * threads share. Neither threads nor virtual threads cost one of their own.
 */
public final class EventIntake {

    /** Made when it is first asked for: by the first probe, once the settings are known. */
    private static final class Shared {
        static final EventIntake INTAKE = create(Settings.rings(), Settings.ringCapacity(), Settings.chunks());
    }

    private final AtomicInteger nextRing = new AtomicInteger();
    private final EventChunks chunks;
    private final EventRing[] rings;

    /** @param rings a power of two of them */
    public EventIntake(EventChunks chunks, EventRing... rings) {
        if (Integer.bitCount(rings.length) != 1) {
            throw new IllegalArgumentException("rings=" + rings.length + ": must be a power of two");
        }
        this.chunks = chunks;
        this.rings = rings.clone();
    }

    private static EventIntake create(int rings, int ringCapacity, int chunks) {
        EventRing[] made = new EventRing[rings];
        for (int i = 0; i < rings; i++) {
            made[i] = new EventRing(ringCapacity);
        }
        return new EventIntake(new EventChunks(chunks), made);
    }

    /** The one that the probes write to. */
    public static EventIntake shared() {
        return Shared.INTAKE;
    }

    /** A writer for one thread. Its events stay in order, for it keeps the ring that it was given. */
    public EventWriter writer() {
        return new EventWriter(chunks, rings[nextRing.getAndIncrement() & (rings.length - 1)]);
    }

    /** Chunks of events. */
    public EventChunks chunks() {
        return chunks;
    }

    /** How many rings there are. */
    public int rings() {
        return rings.length;
    }

    /** The ring at an index from 0 to {@link #rings()} - 1. */
    public EventRing ring(int index) {
        return rings[index];
    }

    /** Events dropped since the start for want of room. */
    public long dropped() {
        long sum = 0;
        for (EventRing ring : rings) {
            sum += ring.dropped();
        }
        return sum;
    }

    /** Units of work that ended since the start and were not {@linkplain Observing observed}. */
    public long unobservedRequests() {
        long sum = 0;
        for (EventRing ring : rings) {
            sum += ring.requestsPassedOver();
        }
        return sum;
    }

    /** Events of such, and others that were not observed since the start. */
    public long unobservedEvents() {
        long sum = 0;
        for (EventRing ring : rings) {
            sum += ring.passedOver();
        }
        return sum;
    }

    /**
     * Hands over all events that are here, those of requests under way included. The consumer only, where that is
     * not the aggregator. The handler must not throw.
     */
    public void drain(EventHandler handler) {
        for (EventRing ring : rings) {
            ring.drain(handler, Integer.MAX_VALUE);
        }
        int handedOver = chunks.takeHandedOver();
        for (int chunk = handedOver; chunk != EventChunks.NONE; chunk = chunks.next(chunk)) {
            drain(chunk, handler);
        }
        if (handedOver != EventChunks.NONE) {
            chunks.giveBack(handedOver);
        }
        for (int i = 0; i < chunks.taken(); i++) {
            drain(EventChunks.chunk(i), handler);
        }
    }

    private void drain(int chunk, EventHandler handler) {
        for (int event = chunks.nextEvent(chunk); event >= 0; event = chunks.nextEvent(chunk)) {
            handler.onEvent(chunks.words(), event);
        }
    }
}
