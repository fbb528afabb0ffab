package io.pitot.agent.bootstrap;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The buffers of requests under way: one for each, made when it is needed, used again, and bounded in
 * number, so that neither threads nor virtual threads cost one. Where all are taken, events go to the
 * ring one by one.
 */
public final class EventBuffers {

    /** 1 MiB of buffers when all are made. A power of two. */
    private static final int LIMIT = 512;

    private static final int PROBES = 8;

    private static final AtomicReferenceArray<EventBuffer> BUFFERS = new AtomicReferenceArray<>(LIMIT);
    private static final AtomicInteger NEXT = new AtomicInteger();

    private EventBuffers() {}

    /** Where a thread begins to look: the same place every time, so that it finds its own warm buffer again. */
    static int home() {
        return NEXT.getAndIncrement() & (LIMIT - 1);
    }

    /** A buffer that the caller now owns, or null. */
    static @Nullable EventBuffer take(int home, EventRing ring) {
        for (int i = 0; i < PROBES; i++) {
            int at = (home + i) & (LIMIT - 1);
            EventBuffer buffer = BUFFERS.getAcquire(at);
            if (buffer == null) {
                EventBuffer made = new EventBuffer(ring);
                buffer = BUFFERS.compareAndExchange(at, null, made);
                if (buffer == null) {
                    buffer = made;
                }
            }
            if (buffer.take(ring)) {
                return buffer;
            }
        }
        return null;
    }

    /**
     * Publishes to their rings the events of requests under way, which would else come when their buffer
     * is full or their request ends. For one thread: the one that drains the rings.
     */
    public static void publishAll() {
        for (int i = 0; i < LIMIT; i++) {
            EventBuffer buffer = BUFFERS.getAcquire(i);
            if (buffer != null) {
                buffer.publish();
            }
        }
    }
}
