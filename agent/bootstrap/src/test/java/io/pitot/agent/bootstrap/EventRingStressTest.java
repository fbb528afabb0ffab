package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Several producers and the consumer at once. Every word of an event follows from its producer and its
 * number, so that an event made of two, read too early or handed over twice cannot pass.
 */
class EventRingStressTest {

    private static final int PRODUCERS = 4;
    private static final long STANDSTILL_NANOS = TimeUnit.SECONDS.toNanos(10);

    @ParameterizedTest(name = "capacity {0}, {1} events of each producer")
    @CsvSource({"16,100000", "1024,500000"})
    void losesAndTearsNothingBelowItsCapacity(int capacity, int eventsEach) throws InterruptedException {
        EventRing ring = new EventRing(capacity);
        Check check = new Check();
        AtomicLongArray taken = new AtomicLongArray(PRODUCERS);
        int share = capacity / PRODUCERS;
        List<Thread> producers = start(producer -> {
            for (long number = 0; number < eventsEach; number++) {
                // Each has no more than its share in the ring, so that the ring is never full.
                while (number - taken.get(producer) >= share) {
                    giveWay();
                }
                offer(ring, producer, number);
            }
        });
        long total = 0;
        long progress = System.nanoTime();
        // A broken ring may stand still for ever.
        while (total < (long) PRODUCERS * eventsEach
                && check.errors.isEmpty()
                && System.nanoTime() - progress < STANDSTILL_NANOS) {
            int drained = ring.drain(check, capacity);
            total += drained;
            for (int producer = 0; producer < PRODUCERS; producer++) {
                taken.set(producer, check.next[producer]);
            }
            if (drained > 0) {
                progress = System.nanoTime();
            } else {
                giveWay();
            }
        }
        // Lets go of producers that would wait for ever when an event was lost.
        for (int producer = 0; producer < PRODUCERS; producer++) {
            taken.set(producer, Long.MAX_VALUE / 2);
        }
        join(producers);
        assertThat(check.errors).isEmpty();
        assertThat(check.next).containsOnly(eventsEach);
        assertThat(ring.recorded()).isEqualTo((long) PRODUCERS * eventsEach);
        assertThat(ring.dropped()).isZero();
    }

    @ParameterizedTest(name = "capacity {0}, {1} events taken")
    @CsvSource({"8,100000", "256,300000"})
    void recordedAndDroppedAreTogetherWhatWasOfferedAboveItsCapacity(int capacity, int events)
            throws InterruptedException {
        EventRing ring = new EventRing(capacity);
        Check check = new Check();
        check.gaps = true;
        AtomicBoolean done = new AtomicBoolean();
        AtomicLong offered = new AtomicLong();
        List<Thread> producers = start(producer -> {
            long number = 0;
            while (!done.get()) {
                offer(ring, producer, number++);
            }
            offered.addAndGet(number);
        });
        long taken = 0;
        long progress = System.nanoTime();
        // Without a pause: the consumer looks at slots while they are being filled.
        while ((taken < events || ring.dropped() == 0)
                && check.errors.isEmpty()
                && System.nanoTime() - progress < STANDSTILL_NANOS) {
            int drained = ring.drain(check, capacity);
            taken += drained;
            progress = drained > 0 ? System.nanoTime() : progress;
        }
        done.set(true);
        join(producers);
        taken += ring.drain(check, capacity);
        assertThat(check.errors).isEmpty();
        assertThat(taken).isGreaterThanOrEqualTo(events);
        assertThat(ring.recorded() + ring.dropped()).isEqualTo(offered.get());
        assertThat(taken).isEqualTo(ring.recorded());
    }

    private interface Producer {
        void produce(int producer);
    }

    private static List<Thread> start(Producer work) {
        CountDownLatch together = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < PRODUCERS; i++) {
            int producer = i;
            Thread thread = new Thread(() -> {
                try {
                    together.await();
                } catch (InterruptedException e) {
                    return;
                }
                work.produce(producer);
            });
            thread.start();
            threads.add(thread);
        }
        together.countDown();
        return threads;
    }

    /** There are more threads than processors: who spins takes the time of the one it waits for. */
    @SuppressWarnings("ThreadPriorityCheck")
    private static void giveWay() {
        Thread.yield();
    }

    private static void join(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void offer(EventRing ring, int producer, long number) {
        ring.offer(
                EventLayout.header(EventKind.QUERY, producer, (int) number & 0xFFFF, (int) number),
                producer,
                number,
                word(producer, number, 3),
                word(producer, number, 4),
                word(producer, number, 5),
                word(producer, number, 6),
                word(producer, number, 7));
    }

    private static long word(long producer, long number, int index) {
        return Hashing.mix((producer << 56) | (number << 8) | index);
    }

    /** Takes events and looks at every word. */
    private static final class Check implements EventHandler {
        final long[] next = new long[PRODUCERS];
        final List<String> errors = new ArrayList<>();
        boolean gaps;

        @Override
        public void onEvent(long[] words, int offset) {
            // The word that a producer writes last comes first, to see it before it is there if that can be.
            long last = words[offset + EventLayout.EXTRA];
            int producer = (int) words[offset + EventLayout.REQUEST_ID];
            long number = words[offset + EventLayout.START];
            long header = words[offset];
            boolean whole = producer >= 0
                    && producer < PRODUCERS
                    && last == word(producer, number, EventLayout.EXTRA)
                    && header == EventLayout.header(EventKind.QUERY, producer, (int) number & 0xFFFF, (int) number);
            for (int i = 3; i < EventLayout.EXTRA; i++) {
                whole &= words[offset + i] == word(producer, number, i);
            }
            if (!whole) {
                fail("torn: producer " + producer + ", number " + number);
            } else if (gaps ? number < next[producer] : number != next[producer]) {
                fail("out of order: producer " + producer + ", number " + number + " after " + next[producer]);
            } else {
                next[producer] = number + 1;
            }
        }

        private void fail(String error) {
            if (errors.size() < 10) {
                errors.add(error);
            }
        }
    }
}
