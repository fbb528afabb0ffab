package io.pitot.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.Confidence;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.it.app.BatchApp;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.ForkedJvm;
import io.pitot.it.harness.Observation;
import io.pitot.it.harness.Observed;
import io.pitot.it.harness.SourceLine;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a batch program's main thread does is a unit of work, with findings that its loops deserve. One run serves all tests. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MainThreadIT {

    private static final String MAIN = "main " + BatchApp.class.getName();

    private long queries;
    private Observation observed;

    @BeforeAll
    void run(@TempDir Path folder) {
        Observed application = Observed.application(BatchApp.class, folder).with(ClassPath.H2);
        try (ForkedJvm jvm = application.start()) {
            queries = Long.parseLong(jvm.awaitWordAfter("QUERIES"));
            assertThat(jvm.join().code()).isZero();
        }
        observed = Observation.sound(application.dumps());
    }

    @Test
    void queriesOfTheMainThreadAreThoseThatTheApplicationCounted() {
        Endpoint main = observed.endpoint(MAIN);

        assertThat(main.kind()).isEqualTo("main");
        assertThat(main.route()).isEqualTo(BatchApp.class.getName());
        assertThat(main.queries()).isEqualTo(queries);
        assertThat(main.time().database()).isPositive().isLessThan(main.time().total());
    }

    @Test
    void whatOtherThreadsDoIsNotTheMainThreads() {
        assertThat(observed.endpoint(Endpoint.NO_REQUEST).queries()).isEqualTo(1);
    }

    @Test
    void queryForEachRowOfAQueryIsFound() {
        Finding finding = observed.finding(FindingKind.N_PLUS_ONE, MAIN);

        assertThat(observed.sqlOf(finding)).contains("FROM orders");
        assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
        // Behind the method that runs any query.
        assertThat(observed.framesOf(finding).get(1).line()).isEqualTo(SourceLine.of(BatchApp.class, "orders"));
    }

    @Test
    void loopOfAWorkerIsNone() {
        assertThat(observed.findingsOf(MAIN)).hasSize(1);
    }
}
