package io.pitot.agent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.pitot.agent.bootstrap.EventChunks;
import io.pitot.agent.bootstrap.EventIntake;
import io.pitot.agent.bootstrap.EventRing;
import io.pitot.dump.AgentAccount;
import io.pitot.dump.Dump;
import io.pitot.dump.DumpFile;
import io.pitot.dump.DumpFolder;
import io.pitot.dump.DumpMerger;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An aggregator that stands still, and is not dead, costs the application's threads neither time nor memory, and what it misses is counted. */
class EngineStandstillTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final int REQUESTS = 50_000;
    private static final int ROUNDS = 5;
    private static final int QUERIES = 10;

    private final EventIntake intake = new EventIntake(new EventChunks(64), new EventRing(1_024), new EventRing(1_024));
    private final EventFeed feed = new EventFeed(intake, EventFeed.Way.TOGETHER);
    private final int query = EventFeed.query("select still");
    private final int endpoint = EventFeed.endpoint("GET", "/still");
    private final CountDownLatch stands = new CountDownLatch(1);
    private final CountDownLatch goesOn = new CountDownLatch(1);

    @TempDir
    private Path folder;

    @Test
    void threadsGoOnWithoutAnAllocationAndEveryEventIsRecordedOrCountedAsDropped() throws Exception {
        Engine engine = engine();
        // Until everything is loaded and compiled that runs below.
        offer(1, 2_000);
        engine.start();
        stands.await();
        long allocated = Long.MAX_VALUE;
        for (int round = 1; round <= ROUNDS; round++) {
            long before = allocated();
            offer(round * 1_000_000L, REQUESTS / ROUNDS);
            // The least: what counts drops makes room for itself where two threads first count at the same moment.
            allocated = Math.min(allocated, allocated() - before);
        }
        goesOn.countDown();
        engine.stop();

        Dump dump = merged();
        AgentAccount agent = dump.agent();
        long offered = (2_000L + REQUESTS) * (QUERIES + 1);
        assertThat(allocated)
                .as("bytes for %,d events", REQUESTS / ROUNDS * (QUERIES + 1))
                .isZero();
        assertThat(agent.recordedEvents() + agent.droppedEvents()).isEqualTo(offered);
        assertThat(agent.droppedEvents())
                .isGreaterThanOrEqualTo((long) REQUESTS * (QUERIES + 1) - 64 * EventChunks.EVENTS - 2 * 1_024);
        assertThat(agent.lapses().lostEvents()).isZero();
        assertThat(agent.lapses().restarts()).isEmpty();
        assertThat(agent.adviceErrors()).isEmpty();
    }

    private void offer(long firstId, int requests) {
        for (int request = 0; request < requests; request++) {
            for (int i = 0; i < QUERIES; i++) {
                feed.query(firstId + request, i, 1_000, query, 1, i, 0);
            }
            feed.request(firstId + request, 0, 100_000, endpoint, 200);
            feed.publish();
        }
    }

    private static long allocated() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }

    /** One that stands still in its first dump until it is told to go on. */
    private Engine engine() {
        EngineSettings settings = new EngineSettings(
                "standstill", "", "test", folder, Duration.ofMillis(1), 10_000, true, Map.of(), line -> {});
        return new Engine(
                settings, intake, this::standStill, EventFeed.NOTHING_SKIPPED, Clock.systemUTC(), new Restarts());
    }

    private List<AgentAccount.Instrumented> standStill() {
        stands.countDown();
        boolean waits = true;
        while (waits) {
            try {
                goesOn.await();
                waits = false;
            } catch (InterruptedException e) {
                // Not what it waits for.
            }
        }
        return List.of();
    }

    private Dump merged() throws Exception {
        DumpMerger merger = new DumpMerger();
        for (Path file : DumpFolder.list(folder)) {
            merger.add(DumpFile.read(file));
        }
        return merger.merged();
    }
}
