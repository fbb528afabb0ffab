package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Owners that fill, publish and free buffers while another thread publishes what is in them and drains the ring. */
class EventBufferStressTest {

    private static final int OWNERS = 3;
    private static final int EVENTS_EACH = 400_000;
    private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final EventRing ring = new EventRing(1 << 16);
    private final EventBuffer[] buffers = {new EventBuffer(ring), new EventBuffer(ring), new EventBuffer(ring)};
    private final AtomicBoolean stopped = new AtomicBoolean();

    @Test
    void everyEventOfEveryOwnerComesOnceAndWhole() throws InterruptedException {
        List<Thread> owners = new ArrayList<>();
        for (int owner = 0; owner < OWNERS; owner++) {
            int id = owner;
            Thread thread = new Thread(() -> own(id), "owner-" + owner);
            owners.add(thread);
            thread.start();
        }
        boolean[][] seen = new boolean[OWNERS][EVENTS_EACH];
        int[] taken = {0};
        List<String> errors = new ArrayList<>();
        long deadline = System.nanoTime() + DEADLINE_NANOS;
        while (taken[0] < OWNERS * EVENTS_EACH && errors.isEmpty() && System.nanoTime() < deadline) {
            for (EventBuffer buffer : buffers) {
                buffer.publish();
            }
            taken[0] += ring.drain((words, offset) -> check(words, offset, seen, errors), 1 << 16);
        }
        stopped.set(true);
        for (Thread owner : owners) {
            owner.join();
        }
        assertThat(errors).isEmpty();
        assertThat(taken[0]).isEqualTo(OWNERS * EVENTS_EACH);
        assertThat(ring.dropped()).isZero();
        assertThat(ring.recorded()).isEqualTo(OWNERS * EVENTS_EACH);
    }

    /** As requests do: a few events, a full buffer now and then, and a buffer of any place that is free. */
    private void own(int id) {
        EventBuffer mine = null;
        for (long number = 0; number < EVENTS_EACH && !stopped.get(); number++) {
            if (mine != null && mine.isFull() && !mine.publishFull()) {
                mine = null;
            }
            while (mine == null && !stopped.get()) {
                mine = taken();
            }
            if (mine != null) {
                mine.add(header(id), id, number, number, number, number, number, number);
                if (number % 7 == 0 || number % 100 > 60) {
                    mine.publishAndFree();
                    mine = null;
                }
            }
            while (ring.size() > 1 << 15 && !stopped.get()) {
                LockSupport.parkNanos(1);
            }
        }
        if (mine != null) {
            mine.publishAndFree();
        }
    }

    private EventBuffer taken() {
        for (EventBuffer buffer : buffers) {
            if (buffer.take(ring)) {
                return buffer;
            }
        }
        return null;
    }

    private static void check(long[] words, int offset, boolean[][] seen, List<String> errors) {
        int owner = (int) words[offset + EventLayout.REQUEST_ID];
        int number = (int) words[offset + EventLayout.START];
        for (int word = EventLayout.START; word < EventLayout.WORDS; word++) {
            if (words[offset + word] != number) {
                errors.add("owner " + owner + ", event " + number + ": word " + word + " is " + words[offset + word]);
            }
        }
        if (words[offset] != header(owner) || seen[owner][number]) {
            errors.add("owner " + owner + ", event " + number + ": torn, or twice");
        }
        seen[owner][number] = true;
    }

    private static long header(int owner) {
        return EventLayout.header(EventKind.QUERY, 0, 0, owner);
    }
}
