package io.pitot.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.Endpoint;
import io.pitot.dump.Query;
import io.pitot.it.app.PlainApp;
import io.pitot.it.app.ShortThreads;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.CommandLine;
import io.pitot.it.harness.ForkedJvm;
import io.pitot.it.harness.Observation;
import io.pitot.it.harness.Observed;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Many of a thing cost no count: many kinds of queries, many threads, many JVMs. */
class BoundsIT {

    @TempDir
    Path folder;

    @Test
    void countsQueriesBeyondTheBoundAsOther() {
        int kinds = 300;
        int bound = 100;
        Observed application = Observed.application(PlainApp.class, folder)
                .with(ClassPath.H2)
                .option("queries.max", String.valueOf(bound))
                .arguments("return", String.valueOf(kinds));

        run(application);

        Observation observed = Observation.read(application.dumps());
        assertThat(observed.dump().queries()).hasSizeLessThanOrEqualTo(bound + 1);
        assertThat(executions(observed)).isEqualTo(kinds);
        assertThat(observed.dump().queries())
                .filteredOn(query -> query.id().equals(Endpoint.OTHER))
                .singleElement()
                .extracting(Query::executions)
                .isEqualTo((long) kinds - bound);
        assertThat(observed.dump().agent().overflows()).isNotEmpty();
        assertThat(observed.dump().agent().droppedEvents()).isZero();
        assertThat(observed.dump().agent().adviceErrors()).isEmpty();
    }

    @Test
    void countsTheQueriesOfThousandsOfThreads() {
        Observed application = Observed.application(ShortThreads.class, folder)
                .with(ClassPath.H2)
                .jvm("-Xmx64m");

        run(application);

        Query query = Observation.sound(application.dumps()).query("q_short");
        assertThat(query.executions()).isEqualTo(ShortThreads.THREADS * ShortThreads.QUERIES_OF_EACH);
        assertThat(query.rowsRead())
                .isEqualTo(
                        ShortThreads.THREADS * ShortThreads.QUERIES_OF_EACH * (ShortThreads.QUERIES_OF_EACH + 1) / 2);
    }

    @Test
    void addsUpTheJvmsOfOneService() {
        Observed application =
                Observed.application(PlainApp.class, folder).with(ClassPath.H2).arguments("return");
        int jvms = 3;
        for (int i = 0; i < jvms; i++) {
            run(application);
        }

        Observation observed = Observation.sound(application.dumps());
        ForkedJvm.Exit report = CommandLine.run(folder, "report", "--format", "json");

        assertThat(observed.dump().instances()).hasSize(jvms);
        assertThat(executions(observed)).isEqualTo((long) jvms * PlainApp.QUERIES);
        assertThat(report.code()).as(report.toString()).isZero();
        JsonNode json = new JsonMapper().readTree(String.join("\n", report.out()));
        assertThat(json.get("instances").asInt()).isEqualTo(jvms);
        assertThat(json.get("dumps").asInt()).isEqualTo(jvms);
    }

    private static long executions(Observation observed) {
        return observed.dump().queries().stream().mapToLong(Query::executions).sum();
    }

    private static void run(Observed application) {
        try (ForkedJvm jvm = application.start()) {
            ForkedJvm.Exit exit = jvm.join();
            assertThat(exit.code()).as(exit.toString()).isZero();
            assertThat(exit.out()).contains("DONE");
        }
    }
}
