package io.pitot.agent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.EventChunks;
import io.pitot.agent.bootstrap.EventIntake;
import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.bootstrap.EventRing;
import io.pitot.agent.bootstrap.EventWriter;
import io.pitot.agent.engine.table.DumpIds;
import io.pitot.agent.engine.table.Overflows;
import io.pitot.dump.Endpoint;
import io.pitot.dump.QueryUse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * Writers with so few chunks that the events of one request go several ways: some in chunks handed over as they
 * run out, some in the ring, some taken before they are handed over.
 */
class AggregatorStressTest {

    private static final int WRITERS = 2;
    private static final int CHUNKS = 200;
    private static final int QUERIES = 100;
    private static final long NANOS = TimeUnit.SECONDS.toNanos(4);

    private final EventIntake intake = new EventIntake(new EventChunks(CHUNKS), new EventRing(1 << 18));
    private final Aggregator aggregator = new Aggregator(intake, new Overflows(), new EngineErrors());
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
        EventWriter writer = intake.writer();
        while (!stopped.get()) {
            long id = requests.incrementAndGet();
            long start = System.nanoTime();
            for (int i = 0; i < QUERIES; i++) {
                long began = System.nanoTime();
                spin(500);
                int flags = EventLayout.FLAG_ROWS_READ | EventLayout.FLAG_ARGUMENTS;
                writer.write(
                        EventLayout.header(EventKind.QUERY, flags, 0, 0),
                        id,
                        began,
                        System.nanoTime() - began,
                        EventLayout.subjectAndSite(query, 0),
                        1,
                        i,
                        0);
            }
            int flags = writer.isWhole() ? EventLayout.FLAG_WHOLE : 0;
            writer.write(
                    EventLayout.header(EventKind.REQUEST, flags, 200, 0),
                    id,
                    start,
                    System.nanoTime() - start,
                    EventLayout.subjectAndSite(endpoint, 0),
                    0,
                    0,
                    0);
            writer.publish();
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
