package io.pitot.agent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.EventChunks;
import io.pitot.agent.bootstrap.EventIntake;
import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.bootstrap.EventRing;
import io.pitot.agent.bootstrap.EventWriter;
import io.pitot.dump.AgentAccount;
import io.pitot.dump.Dump;
import io.pitot.dump.DumpFile;
import io.pitot.dump.DumpFolder;
import io.pitot.dump.DumpMerger;
import io.pitot.dump.Query;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Beyond what the engine can take, what is lost is known to the last event. */
class EngineLossTest {

    private static final int THREADS = 4;
    private static final int EVENTS_PER_THREAD = 500_000;

    /** Events of a request; as many again come one by one, outside any. */
    private static final int EVENTS_PER_REQUEST = 20;

    private static final long HEADER = EventLayout.header(EventKind.QUERY, EventLayout.FLAG_ROWS_READ, 0, 0);

    private final List<String> log = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void whatIsRecordedAndWhatIsDroppedAreTogetherWhatWasOffered() throws Exception {
        // So small that threads which do not wait overrun them, however slow the machine is.
        EventIntake intake = new EventIntake(new EventChunks(16), new EventRing(256), new EventRing(256));
        int query = EventFeed.query("select loss from counted");
        Engine engine = new Engine(
                new EngineSettings(
                        "loss", "1.0", "test", folder, Duration.ofMillis(50), 10_000, true, Map.of(), log::add),
                intake,
                EventFeed.NOTHING_INSTRUMENTED,
                EventFeed.NOTHING_SKIPPED,
                Clock.systemUTC());
        engine.start();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            EventWriter writer = intake.writer();
            int request = 1 + i * EVENTS_PER_THREAD;
            Thread thread =
                    new Thread(i % 2 == 0 ? () -> alone(writer, query) : () -> together(writer, query, request));
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        engine.stop();

        Dump all = merged();
        AgentAccount agent = all.agent();
        assertThat(agent.recordedEvents() + agent.droppedEvents()).isEqualTo((long) THREADS * EVENTS_PER_THREAD);
        assertThat(agent.droppedEvents()).isPositive();
        assertThat(agent.adviceErrors()).isEmpty();
        Query counted = all.queries().get(0);
        assertThat(counted.executions()).isEqualTo(agent.recordedEvents());
        assertThat(counted.rowsRead()).isEqualTo(2 * agent.recordedEvents());
        assertThat(log).isEmpty();
    }

    private static void alone(EventWriter writer, int query) {
        for (int i = 0; i < EVENTS_PER_THREAD; i++) {
            writer.writeAlone(HEADER, 0, i, 1_000, EventLayout.subjectAndSite(query, 0), 2, 0, 500);
        }
    }

    private static void together(EventWriter writer, int query, int firstRequest) {
        for (int i = 0; i < EVENTS_PER_THREAD; i++) {
            int request = firstRequest + i / EVENTS_PER_REQUEST;
            writer.write(HEADER, request, i, 1_000, EventLayout.subjectAndSite(query, 0), 2, 0, 500);
            if (i % EVENTS_PER_REQUEST == EVENTS_PER_REQUEST - 1) {
                writer.publish();
            }
        }
    }

    private Dump merged() throws Exception {
        DumpMerger merger = new DumpMerger();
        for (Path file : DumpFolder.list(folder)) {
            merger.add(DumpFile.read(file));
        }
        return merger.merged();
    }
}
