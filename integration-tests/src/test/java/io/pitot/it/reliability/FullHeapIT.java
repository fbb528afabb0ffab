package io.pitot.it.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.AgentAccount;
import io.pitot.dump.DumpFolder;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Query;
import io.pitot.it.app.FullHeapApp;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.ForkedJvm;
import io.pitot.it.harness.Observation;
import io.pitot.it.harness.Observed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that has no heap left in the midst of calls that are observed is observed exactly once it has, and nothing is counted twice. */
class FullHeapIT {

    private static final Duration LONGEST = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    void countsExactlyOnThreadsThatHadNoHeapInTheMidstOfQueriesAndNothingTwice() throws IOException {
        Observed application = Observed.application(FullHeapApp.class, folder)
                .with(ClassPath.H2)
                .jvm("-Xmx48m", "-XX:+UseSerialGC")
                .option("dump.interval", "1s")
                .option("limits.heap", "100")
                .option("limits.gc", "100")
                .option("limits.cpu", "100");
        long failed;
        long asked;
        try (ForkedJvm jvm = application.start()) {
            for (int i = 1; i <= FullHeapApp.TIMES; i++) {
                jvm.awaitWordAfter("FULL " + i);
            }
            failed = Long.parseLong(jvm.awaitWordAfter("FAILED "));
            asked = Long.parseLong(jvm.awaitWordAfter("ASKED "));
            awaitDumps(application.dumps());
            Files.createFile(folder.resolve(FullHeapApp.GO_ON));
            ForkedJvm.Exit exit = jvm.join();
            assertThat(exit.code()).as(exit.toString()).isZero();
            assertThat(exit.out()).contains("DONE");
        }

        assertThat(failed).isGreaterThan(FullHeapApp.TIMES);
        Observation observed = Observation.read(application.dumps());
        requireExactAfterwards(observed);
        long told = observed.dump().queries().stream()
                .filter(query -> query.sql().contains("q_full"))
                .mapToLong(Query::executions)
                .sum();
        AgentAccount agent = observed.dump().agent();
        System.out.printf(
                "%d queries asked while the heap was full, %d failed, %d told; %s, %s%n",
                asked, failed, told, agent.adviceErrors(), agent.lapses());
        assertThat(told).isPositive().isLessThanOrEqualTo(asked);
        assertThat(told == asked || !agent.adviceErrors().isEmpty())
                .as("what is missing is said to be")
                .isTrue();
    }

    private static void requireExactAfterwards(Observation observed) {
        int inJob = FullHeapApp.RUNS * FullHeapApp.QUERIES;
        assertThat(observed.query("q_outside").executions()).isEqualTo(inJob);
        assertThat(observed.query("q_new").executions()).isEqualTo(FullHeapApp.TIMES * FullHeapApp.QUERIES);
        String query = observed.query("q_job").id();
        assertThat(observed.query("q_job").executions()).isEqualTo(inJob);
        Endpoint job = observed.dump().endpoints().stream()
                .filter(endpoint -> endpoint.kind().equals("job"))
                .findFirst()
                .orElseThrow();
        assertThat(job.requests()).isBetween((long) FullHeapApp.RUNS, (long) FullHeapApp.RUNS + FullHeapApp.TIMES);
        assertThat(observed.dump().queryUses())
                .filteredOn(
                        use -> use.endpoint().equals(job.id()) && use.query().equals(query))
                .singleElement()
                .satisfies(use -> assertThat(use.requests()).isEqualTo(FullHeapApp.RUNS))
                .satisfies(use -> assertThat(use.executions()).isEqualTo(inJob));
    }

    /** Two that are written from now on: the aggregator, which may have had no heap either, is at work again. */
    private static void awaitDumps(Path dumps) throws IOException {
        int before = DumpFolder.list(dumps).size();
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (DumpFolder.list(dumps).size() < before + 2) {
            assertThat(System.nanoTime() - deadline).isNegative();
            LockSupport.parkNanos(20_000_000);
        }
    }
}
