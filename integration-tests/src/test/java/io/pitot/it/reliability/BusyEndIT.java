package io.pitot.it.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.Endpoint;
import io.pitot.it.app.BusyApp;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.ForkedJvm;
import io.pitot.it.harness.Observation;
import io.pitot.it.harness.Observed;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM that ends in the midst of requests at full speed ends as without the agent, and every dump is whole. */
class BusyEndIT {

    @TempDir
    Path folder;

    @Test
    void writesTheLastDumpWhenSeveralThreadsExitAtOnce() {
        Observed application = busy("exit");

        ForkedJvm.Exit exit = run(application);

        requireQuiet(exit, BusyApp.CODE);
        requireRequests(application);
    }

    @Test
    void writesTheLastDumpWhenItIsTerminated() {
        Observed application = busy("never");
        ForkedJvm.Exit exit;
        try (ForkedJvm jvm = application.start()) {
            jvm.awaitWordAfter("BUSY");
            exit = jvm.terminate();
        }

        requireQuiet(exit, ForkedJvm.TERMINATED);
        requireRequests(application);
    }

    @Test
    void leavesWholeDumpsOfTheTimeBeforeWhenItHalts() {
        Observed application = busy("halt").option("dump.interval", "1s");

        ForkedJvm.Exit exit = run(application);

        requireQuiet(exit, BusyApp.CODE);
        requireRequests(application);
    }

    private Observed busy(String end) {
        return Observed.application(BusyApp.class, folder).with(ClassPath.H2).arguments(end);
    }

    private static ForkedJvm.Exit run(Observed application) {
        try (ForkedJvm jvm = application.start()) {
            return jvm.join();
        }
    }

    private static void requireQuiet(ForkedJvm.Exit exit, int code) {
        assertThat(exit.code()).as(exit.toString()).isEqualTo(code);
        assertThat(exit.pitotLines()).singleElement().asString().startsWith("pitot: observing ");
        assertThat(exit.err()).noneMatch(line -> line.contains("io.pitot."));
    }

    private static void requireRequests(Observed application) {
        Observation observed = Observation.read(application.dumps());
        assertThat(observed.dump().agent().adviceErrors()).isEmpty();
        assertThat(observed.query("q_busy").executions()).isPositive();
        assertThat(observed.dump().endpoints())
                .filteredOn(endpoint -> endpoint.kind().equals("job"))
                .singleElement()
                .extracting(Endpoint::requests)
                .satisfies(requests -> assertThat(requests).isPositive());
    }
}
