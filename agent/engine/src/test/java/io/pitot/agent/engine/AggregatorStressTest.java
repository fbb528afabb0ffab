package io.pitot.agent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.EventChunks;
import io.pitot.agent.bootstrap.EventIntake;
import io.pitot.agent.bootstrap.EventRing;
import io.pitot.agent.engine.table.DumpIds;
import io.pitot.agent.engine.table.Overflows;
import io.pitot.dump.Endpoint;
import io.pitot.dump.QueryUse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * Writers with so few chunks that the events of one request go several ways: some in chunks handed over as they
 * run out, some in the ring, some taken before they are handed over.
 */
class AggregatorStressTest {

    private static final int WRITERS = 2;
    private static final int CHUNKS = 200;
    private static final int RING = 1 << 14;
    private static final int QUERIES = 100;
    private static final long NANOS = TimeUnit.SECONDS.toNanos(4);

    private final EventRing ring = new EventRing(RING);
    private final EventIntake intake = new EventIntake(new EventChunks(CHUNKS), ring);
    private final Aggregator aggregator = new Aggregator(intake, new Overflows(), new EngineErrors(), true);
    private final int endpoint = EventFeed.endpoint("GET", "/stressed");
    private final int query = EventFeed.query("select * from stressed where id = ?");
    private final AtomicLong requests = new AtomicLong();
    private final AtomicBoolean stopped = new AtomicBoolean();

    @Test
    void everyQueryCountsToItsRequestWhicheverWayItComes() throws InterruptedException {
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            Thread thread = new Thread(this::write, "writer-" + i);
            writers.add(thread);
            thread.start();
        }
        long end = System.nanoTime() + NANOS;
        while (System.nanoTime() < end) {
            aggregator.sweep(System.nanoTime());
            aggregator.takeUnderWay();
            aggregator.sweep(System.nanoTime());
            Thread.sleep(2);
        }
        stopped.set(true);
        for (Thread writer : writers) {
            writer.join();
        }
        do {
            aggregator.sweep(System.nanoTime());
        } while (aggregator.hasEnded());
        DumpIds ids = new DumpIds();
        assertThat(intake.dropped()).isZero();
        assertThat(aggregator.interval().endpoints(ids))
                .extracting(Endpoint::requests)
                .containsExactly(requests.get());
        assertThat(aggregator.interval().queryUses().named(ids))
                .extracting(QueryUse::executions)
                .containsExactly(requests.get() * QUERIES);
        assertThat(aggregator.openRequests()).isZero();
    }

    private void write() {
        EventFeed feed = new EventFeed(intake, EventFeed.Way.TOGETHER);
        while (!stopped.get()) {
            long id = requests.incrementAndGet();
            long start = System.nanoTime();
            for (int i = 0; i < QUERIES; i++) {
                long began = System.nanoTime();
                spin(500);
                feed.query(id, began, System.nanoTime() - began, query, 1, i, 0);
                waitForRoom();
            }
            feed.request(id, start, System.nanoTime() - start, endpoint, 200);
        }
    }

    /** However long the aggregator is kept waiting, nothing is dropped. */
    private void waitForRoom() {
        while (ring.size() > RING / 2 && !stopped.get()) {
            LockSupport.parkNanos(1);
        }
    }

    /** So that what is offered is less than what can be taken. */
    private static void spin(long nanos) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < nanos) {
            Thread.onSpinWait();
        }
    }
}
