package io.pitot.agent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.EventChunks;
import io.pitot.agent.bootstrap.EventIntake;
import io.pitot.agent.bootstrap.EventRing;
import io.pitot.agent.bootstrap.Observing;
import io.pitot.dump.AgentAccount;
import io.pitot.dump.Dump;
import io.pitot.dump.DumpFile;
import io.pitot.dump.DumpFolder;
import io.pitot.dump.DumpMerger;
import io.pitot.dump.Lapses;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An aggregator that fails begins again, and what it lost is known to the last event. */
class EngineRestartTest {

    private static final char NOWHERE = Character.MAX_VALUE;
    private static final int CHUNKS = 64;

    private final List<String> log = new CopyOnWriteArrayList<>();
    private final EventIntake intake =
            new EventIntake(new EventChunks(CHUNKS), new EventRing(1_024), new EventRing(1_024));
    private final EventFeed feed = new EventFeed(intake, EventFeed.Way.TOGETHER);
    private final int query = EventFeed.query("select restarted");
    private final int endpoint = EventFeed.endpoint("GET", "/restarted");

    @TempDir
    private Path folder;

    @AfterEach
    void observeAll() {
        Observing.oneIn(Observing.ALL);
    }

    @Test
    void beginsAnewAfterAFailureInTheMidstOfASweepAndCountsWhatItLost() throws Exception {
        Engine engine = engine(Duration.ofHours(1), new Restarts());
        engine.start();
        // Under way, and so held by the aggregator, when it fails.
        requestOf(40, 1, false);
        until(() -> engine.events() == 40);
        handOverABrokenChunk();
        until(() -> !log.isEmpty());
        // What has failed is given up with all its chunks: as many requests as never could be held beside it are
        // counted.
        for (int request = 2; request < 202; request++) {
            requestOf(14, request, true);
            long taken = 40 + 14 + (request - 1) * 15L;
            until(() -> engine.events() == taken);
        }
        engine.stop();

        Dump dump = merged();
        AgentAccount agent = dump.agent();
        assertThat(agent.lapses().restarts()).hasSize(1);
        assertThat(agent.lapses().restarts().keySet())
                .allMatch(failure -> failure.startsWith("engine: java.lang.ArrayIndexOutOfBoundsException at "));
        assertThat(agent.lapses().lostEvents()).isEqualTo(40 + 14);
        assertThat(agent.recordedEvents()).isEqualTo(40 + 14 + 200 * 15);
        assertThat(agent.droppedEvents()).isZero();
        assertThat(dump.queries().get(0).executions()).isEqualTo(200 * 14);
        assertThat(dump.endpoints().get(0).requests()).isEqualTo(200);
        assertThat(agent.adviceErrors()).isEmpty();
        assertThat(log)
                .containsExactly(
                        "pitot: the aggregator failed because of java.lang.ArrayIndexOutOfBoundsException and begins"
                                + " again in 100 ms; the application is not affected");
    }

    @Test
    void countsAsLostWhatRequestsUnderWayHadInIntervalsBefore() throws Exception {
        Engine engine = engine(Duration.ofMillis(50), new Restarts());
        engine.start();
        requestOf(30, 1, false);
        until(() -> !DumpFolder.list(folder).isEmpty() && merged().agent().recordedEvents() == 30);
        handOverABrokenChunk();
        until(() -> !log.isEmpty());
        engine.stop();

        Dump dump = merged();
        assertThat(dump.agent().recordedEvents()).isEqualTo(30 + 14);
        assertThat(dump.agent().lapses().lostEvents()).isEqualTo(30 + 14);
        assertThat(dump.queries()).isEmpty();
    }

    @Test
    void goesOnWithWhatItHasAfterAFailureOutsideASweep() throws Exception {
        // An interval of nothing fails each time that a dump is due, which is each time.
        Engine engine = engine(Duration.ZERO, new Restarts(TimeUnit.MILLISECONDS.toNanos(20)));
        engine.start();
        requestOf(14, 1, true);
        until(() -> engine.events() == 15);
        engine.stop();

        Dump dump = merged();
        assertThat(dump.agent().lapses().restarts()).isNotEmpty();
        assertThat(dump.agent().lapses().lostEvents()).isZero();
        assertThat(dump.queries().get(0).executions()).isEqualTo(14);
    }

    @Test
    void givesUpWhereItFailsEachTimeAndCountsWhatItDoesNotTake() throws Exception {
        Engine engine = engine(Duration.ZERO, new Restarts(1));
        engine.start();
        until(() -> log.size() == 8);
        // Of a request that began before: it is observed to its end.
        requestOf(5_000, 1, false);
        engine.stop();

        AgentAccount agent = merged().agent();
        int room = CHUNKS * EventChunks.EVENTS + 1_024;
        assertThat(agent.lapses().restarts().values()).containsExactly(8L);
        assertThat(agent.lapses().lostEvents()).isEqualTo(room);
        assertThat(agent.recordedEvents()).isEqualTo(room);
        assertThat(agent.droppedEvents()).isEqualTo(5_000 - room);
        assertThat(log).hasSize(8);
        assertThat(log.get(7)).contains("does not begin again, for that was the 8th time in an hour");
    }

    @Test
    void observesNothingOnceItHasGivenUpAndCountsThat() throws Exception {
        Engine engine = engine(Duration.ZERO, new Restarts(1));
        engine.start();
        until(() -> log.size() == 8);
        for (int i = 0; i < 5_000; i++) {
            feed.query(0, i, 1_000, query, 1, i, 0);
        }
        engine.stop();

        AgentAccount agent = merged().agent();
        assertThat(agent.recordedEvents() + agent.droppedEvents()).isZero();
        assertThat(agent.lapses().unobservedEvents()).isEqualTo(5_000);
        assertThat(agent.lapses().lostEvents()).isZero();
        assertThat(agent.lapses().sparedNanos()).containsOnlyKeys("off: failed");
    }

    /** What fails then is what has no memory; here it is the log, which is told that dumps are written again. */
    @Test
    void countsOnceWhatWasDumpedThoughWhatFollowsTheDumpFails() throws Exception {
        Path dumps = folder.resolve("dumps");
        Files.createFile(dumps);
        Engine engine = engine(dumps, Duration.ofMillis(20), new Restarts(), line -> {
            log.add(line);
            if (line.endsWith(" again")) {
                throw new OutOfMemoryError("of the test");
            }
        });
        engine.start();
        requestOf(14, 1, true);
        until(() -> !log.isEmpty());
        Files.delete(dumps);
        until(() -> log.stream().anyMatch(line -> line.endsWith(" again")));
        requestOf(14, 2, true);
        engine.stop();

        Dump dump = merged(dumps);
        assertThat(dump.agent().recordedEvents()).isEqualTo(2 * 15);
        assertThat(dump.queries().get(0).executions()).isEqualTo(2 * 14);
        assertThat(dump.endpoints().get(0).requests()).isEqualTo(2);
        assertThat(dump.agent().adviceErrors()).hasSize(1);
    }

    @Test
    void interruptsDoNothing() throws Exception {
        Engine engine = engine(Duration.ofHours(1), new Restarts());
        engine.start();
        Thread aggregator = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("pitot-aggregator") && thread.isAlive())
                .findFirst()
                .orElseThrow();
        for (int request = 1; request <= 100; request++) {
            aggregator.interrupt();
            requestOf(14, request, true);
            long taken = request * 15L;
            until(() -> engine.events() == taken);
        }
        aggregator.interrupt();
        engine.stop();

        Dump dump = merged();
        assertThat(dump.agent().lapses()).isEqualTo(Lapses.NONE);
        assertThat(dump.endpoints().get(0).requests()).isEqualTo(100);
        assertThat(log).isEmpty();
    }

    private void requestOf(int queries, long id, boolean ends) {
        for (int i = 0; i < queries; i++) {
            feed.query(id, i, 1_000, query, 1, i, 0);
        }
        if (ends) {
            feed.request(id, 0, 100_000, endpoint, 200);
        }
        feed.publish();
    }

    /** Hands over fourteen events in a chunk that says of itself that more of them have been read than it can hold. */
    private void handOverABrokenChunk() throws ReflectiveOperationException {
        EventChunks chunks = intake.chunks();
        Field field = EventChunks.class.getDeclaredField("read");
        field.setAccessible(true);
        char[] read = (char[]) field.get(chunks);
        // The one that is taken next, for those taken before are held. Before it is: a dump looks at those that are.
        read[chunks.taken()] = NOWHERE;
        requestOf(14, 1_000_000, false);
    }

    private Engine engine(Duration interval, Restarts restarts) {
        return engine(folder, interval, restarts, log::add);
    }

    private Engine engine(Path dumps, Duration interval, Restarts restarts, Consumer<String> log) {
        EngineSettings settings =
                new EngineSettings("restarts", "", "test", dumps, interval, 10_000, true, Map.of(), log);
        return new Engine(
                settings,
                intake,
                EventFeed.NOTHING_INSTRUMENTED,
                EventFeed.NOTHING_SKIPPED,
                Clock.systemUTC(),
                restarts);
    }

    private Dump merged() throws Exception {
        return merged(folder);
    }

    private static Dump merged(Path dumps) throws Exception {
        DumpMerger merger = new DumpMerger();
        for (Path file : DumpFolder.list(dumps)) {
            merger.add(DumpFile.read(file));
        }
        return merger.merged();
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void until(Condition condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!condition.holds()) {
            assertThat(System.nanoTime() - deadline).as("a minute has passed").isNegative();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }
}
