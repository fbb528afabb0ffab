package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * Writers that take, fill and hand over chunks while a consumer reads what has been handed over and what is
 * under way, and gives chunks back. There are so few that each goes from hand to hand all the time.
 */
class EventChunksStressTest {

    private static final int WRITERS = 4;
    private static final int EVENTS_EACH = 500_000;
    private static final int CHUNKS = 7;
    private static final int TAKERS = 6;
    private static final long OWNERS_NANOS = TimeUnit.SECONDS.toNanos(4);
    private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final EventChunks chunks = new EventChunks(CHUNKS);
    private final EventRing ring = new EventRing(1 << 14);
    private final EventIntake intake = new EventIntake(chunks, ring);
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final boolean[][] seen = new boolean[WRITERS][EVENTS_EACH];
    private final List<String> errors = new ArrayList<>();
    private int taken;

    @Test
    void everyEventOfEveryWriterComesOnceAndWhole() throws InterruptedException {
        List<Thread> writers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            int id = writer;
            Thread thread = new Thread(() -> write(id), "writer-" + writer);
            writers.add(thread);
            thread.start();
        }
        long deadline = System.nanoTime() + DEADLINE_NANOS;
        while (taken < WRITERS * EVENTS_EACH && errors.isEmpty() && System.nanoTime() < deadline) {
            intake.drain(this::check);
        }
        stopped.set(true);
        for (Thread writer : writers) {
            writer.join();
        }
        // Events are taken before their chunk is handed over, those of the last chunks, too.
        intake.drain(this::check);
        assertThat(errors).isEmpty();
        assertThat(taken).isEqualTo(WRITERS * EVENTS_EACH);
        assertThat(intake.dropped()).isZero();
        assertThat(chunks.takeHandedOver()).isEqualTo(EventChunks.NONE);
        assertThat(freeChunks(chunks)).isEqualTo(CHUNKS);
    }

    @Test
    void chunkNeverHasTwoOwners() throws InterruptedException {
        EventChunks few = new EventChunks(4);
        AtomicIntegerArray owners = new AtomicIntegerArray(few.words().length);
        AtomicInteger shared = new AtomicInteger();
        List<Thread> takers = new ArrayList<>();
        for (int i = 0; i < TAKERS; i++) {
            Thread thread = new Thread(() -> {
                while (!stopped.get()) {
                    int chunk = few.take();
                    if (chunk != EventChunks.NONE) {
                        shared.addAndGet(owners.getAndIncrement(chunk));
                        owners.decrementAndGet(chunk);
                        few.handOver(chunk, chunk);
                    }
                }
            });
            takers.add(thread);
            thread.start();
        }
        long end = System.nanoTime() + OWNERS_NANOS;
        while (System.nanoTime() < end && shared.get() == 0) {
            giveBackOneByOne(few);
        }
        stopped.set(true);
        for (Thread taker : takers) {
            taker.join();
        }
        giveBackOneByOne(few);
        assertThat(shared.get()).isZero();
        assertThat(freeChunks(few)).isEqualTo(few.limit());
    }

    private static void giveBackOneByOne(EventChunks chunks) {
        int next;
        for (int chunk = chunks.takeHandedOver(); chunk != EventChunks.NONE; chunk = next) {
            next = chunks.next(chunk);
            chunks.link(chunk, EventChunks.NONE);
            chunks.giveBack(chunk);
        }
    }

    /** As requests do: a few events, or more than a chunk, and now and then more than there is room for. */
    private void write(int id) {
        EventWriter writer = intake.writer();
        for (long number = 0; number < EVENTS_EACH && !stopped.get(); number++) {
            writer.write(header(id), id, number, number, number, number, number, number);
            if (number % 7 == 0 || number % 100 > 60) {
                writer.publish();
            }
            while (ring.size() > 1 << 13 && !stopped.get()) {
                LockSupport.parkNanos(1);
            }
        }
        writer.publish();
    }

    private void check(long[] words, int offset) {
        int writer = (int) words[offset + EventLayout.REQUEST_ID];
        int number = (int) words[offset + EventLayout.START];
        for (int word = EventLayout.START; word < EventLayout.WORDS; word++) {
            if (words[offset + word] != number) {
                errors.add("writer " + writer + ", event " + number + ": word " + word + " is " + words[offset + word]);
            }
        }
        if (words[offset] != header(writer) || seen[writer][number]) {
            errors.add("writer " + writer + ", event " + number + ": torn, or twice");
        }
        seen[writer][number] = true;
        taken++;
    }

    /** How many can be taken; a stack that has been torn ends too early, or never. */
    private static int freeChunks(EventChunks chunks) {
        int free = 0;
        while (free <= chunks.limit() && chunks.take() != EventChunks.NONE) {
            free++;
        }
        return free;
    }

    private static long header(int writer) {
        return EventLayout.header(EventKind.QUERY, 0, 0, writer);
    }
}
