package io.pitot.it.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.Endpoint;
import io.pitot.it.app.DeepApp;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.ForkedJvm;
import io.pitot.it.harness.Observation;
import io.pitot.it.harness.Observed;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application whose stack is full in the midst of calls that are observed is observed exactly afterwards. */
class StackOverflowIT {

    @TempDir
    Path folder;

    @Test
    void countsExactlyOnThreadsWhoseStackWasFullHundredsOfTimes() {
        Observed application =
                Observed.application(DeepApp.class, folder).with(ClassPath.H2).jvm("-Xmx128m");
        try (ForkedJvm jvm = application.start()) {
            int overflows = Integer.parseInt(jvm.awaitWordAfter("OVERFLOWS "));
            ForkedJvm.Exit exit = jvm.join();
            assertThat(exit.code()).as(exit.toString()).isZero();
            assertThat(exit.out()).contains("DONE");
            assertThat(overflows).isGreaterThan(DeepApp.DIVES / 10);
        }

        Observation observed = Observation.read(application.dumps());
        assertThat(observed.query("q_outside").executions()).isEqualTo(DeepApp.RUNS * DeepApp.QUERIES);
        assertThat(observed.query("q_job").executions()).isEqualTo(DeepApp.RUNS * DeepApp.QUERIES);
        Endpoint job = observed.dump().endpoints().stream()
                .filter(endpoint -> endpoint.kind().equals("job"))
                .findFirst()
                .orElseThrow();
        assertThat(job.requests()).isEqualTo(1 + DeepApp.RUNS);
        assertThat(observed.dump().queryUses())
                .filteredOn(
                        use -> use.endpoint().equals(job.id()) && use.executions() == DeepApp.RUNS * DeepApp.QUERIES)
                .singleElement()
                .satisfies(use -> assertThat(use.requests()).isEqualTo(DeepApp.RUNS));
        assertThat(observed.dump().agent().droppedEvents()).isZero();
        assertThat(observed.dump().agent().lapses().restarts()).isEmpty();
    }
}
