package io.pitot.it.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.Endpoint;
import io.pitot.dump.Lapses;
import io.pitot.it.app.SparedApp;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.CommandLine;
import io.pitot.it.harness.ForkedJvm;
import io.pitot.it.harness.Observation;
import io.pitot.it.harness.Observed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application short of heap is observed less, then not at all, and again when it has enough; and the dumps say how much that was. */
class BreakerIT {

    private static final Duration LONGEST = Duration.ofMinutes(4);

    @TempDir
    Path folder;

    @Test
    void observesLessWhileTheHeapIsFullAndAllAfterwardsAndCountsWhatItDidNotObserve() throws IOException {
        Observed application = Observed.application(SparedApp.class, folder)
                .with(ClassPath.H2)
                .jvm("-Xmx64m", "-XX:+UseSerialGC")
                .option("dump.interval", "5s")
                .option("limits.heap", "50")
                .option("limits.gc", "100")
                .option("limits.cpu", "100")
                .arguments("30");
        long runs;
        List<String> said;
        try (ForkedJvm jvm = application.start()) {
            await(jvm, "observes nothing");
            Files.createFile(folder.resolve(SparedApp.LET_GO));
            await(jvm, "observes all requests again");
            Files.createFile(folder.resolve(SparedApp.END));
            runs = Long.parseLong(jvm.awaitWordAfter("RUNS "));
            assertThat(jvm.join().code()).isZero();
            said = jvm.standardError();
        }

        assertThat(said.stream().filter(line -> line.startsWith("pitot: observes ")))
                .containsExactly(
                        "pitot: observes one request in 10, for the heap is full (limits.heap=50)",
                        "pitot: observes nothing, for the heap is full (limits.heap=50)",
                        "pitot: observes one request in 10, for the JVM has been below all limits for a while",
                        "pitot: observes all requests again, for the JVM has been below all limits for a while");
        Observation observed = Observation.read(application.dumps());
        Lapses lapses = observed.dump().agent().lapses();
        assertThat(lapses.sparedNanos()).containsOnlyKeys("sampled: heap", "off: heap");
        Endpoint job = observed.dump().endpoints().stream()
                .filter(endpoint -> endpoint.kind().equals("job"))
                .findFirst()
                .orElseThrow();
        assertThat(job.requests() + lapses.unobservedRequests()).isEqualTo(runs);
        assertThat(lapses.unobservedRequests()).isPositive();
        assertThat(job.requests()).isPositive();
        assertThat(observed.query("q_spared").executions()).isEqualTo(SparedApp.QUERIES * job.requests());
        assertThat(job.maxQueries()).isEqualTo(SparedApp.QUERIES);
        assertThat(observed.dump().agent().adviceErrors()).isEmpty();

        ForkedJvm.Exit report = CommandLine.run(folder, "report");
        assertThat(String.join("\n", report.out())).contains(" requests observed", " of requests not observed (");
    }

    private static void await(ForkedJvm jvm, String words) {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (jvm.standardError().stream().noneMatch(line -> line.contains(words))) {
            assertThat(System.nanoTime() - deadline).as(words + jvm).isNegative();
            LockSupport.parkNanos(100_000_000);
        }
    }
}
