package io.pitot.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.it.app.PressureApp;
import io.pitot.it.harness.ForkedJvm;
import io.pitot.it.harness.Observation;
import io.pitot.it.harness.Observed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * JVMs that run out of heap, and others that only seem to, side by side for fifty seconds. None writes a dump
 * before its end, so that what the log says is not a dump's.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PressureIT {

    /** A CPU's time counts after 30 seconds, and needs 15; every 25 there is a look. */
    private static final Duration ENOUGH = Duration.ofSeconds(52);

    private static final Duration LIMIT = Duration.ofMinutes(1);

    private static final String BUSY = "busy";

    private final Map<String, Observation> observations = new HashMap<>();
    private final Map<String, List<String>> logs = new HashMap<>();

    @BeforeAll
    void run(@TempDir Path folder) {
        Map<String, Observed> applications = new LinkedHashMap<>();
        for (String collector : List.of("G1", "Parallel", "Serial")) {
            applications.put("full " + collector, holding(folder, collector, 80));
            applications.put("healthy " + collector, holding(folder, collector, 30));
        }
        applications.put("healthy Z", holding(folder, "Z", 30));
        // One processor, as in a container.
        applications.put(
                BUSY,
                application(folder, BUSY)
                        .jvm("-XX:+UseSerialGC", "-XX:ActiveProcessorCount=1")
                        .arguments("compute", "4"));
        Map<String, ForkedJvm> running = new LinkedHashMap<>();
        try {
            applications.forEach((name, application) -> running.put(name, application.start()));
            running.values().forEach(jvm -> jvm.awaitWordAfter("READY"));
            LockSupport.parkNanos(ENOUGH.toNanos());
            running.forEach((name, jvm) -> awaitFinding(name, jvm));
            running.forEach((name, jvm) -> logs.put(name, jvm.standardError()));
            running.forEach((name, jvm) ->
                    assertThat(jvm.terminate().code()).as(name + jvm).isEqualTo(ForkedJvm.TERMINATED));
        } finally {
            running.values().forEach(ForkedJvm::close);
        }
        applications.forEach((name, application) -> observations.put(name, Observation.sound(application.dumps())));
    }

    /** On a machine that has much else to do collections take their time. */
    private static void awaitFinding(String name, ForkedJvm jvm) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (name.startsWith("full")
                && jvm.standardError().stream().noneMatch(line -> line.contains("jvm:"))
                && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(100_000_000);
        }
    }

    private static Observed holding(Path folder, String collector, int percent) {
        return application(folder, collector + percent)
                .jvm("-XX:+Use" + collector + "GC", "-Xmx128m")
                .arguments("hold", String.valueOf(percent));
    }

    private static Observed application(Path folder, String name) {
        try {
            Path own = Files.createDirectory(folder.resolve(name));
            return Observed.application(PressureApp.class, own).option("dump.interval", "1h");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> pressures(String name) {
        return observations.get(name).findings().stream()
                .filter(finding -> finding.kind() == FindingKind.RESOURCE_PRESSURE)
                .map(Finding::subject)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"G1", "Parallel", "Serial"})
    void aHeapThatStaysFullIsFoundAndInTheLogLongBeforeTheDump(String collector) {
        String name = "full " + collector;

        assertThat(pressures(name)).contains("heap");
        assertThat(logs.get(name))
                .filteredOn(line -> line.contains("Heap nearly full"))
                .singleElement()
                .asString()
                .matches("pitot: (HIGH|CRITICAL) jvm:[0-9a-f]{8} Heap nearly full: .* %.*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"G1", "Parallel", "Serial", "Z"})
    void aSawToothAndItsStartAreNoPressure(String collector) {
        String name = "healthy " + collector;

        // Pauses are as long as the machine is busy, which these tests see to themselves.
        assertThat(pressures(name)).doesNotContain("heap", "heap growth", "threads", "cpu");
        assertThat(logs.get(name)).noneMatch(line -> line.contains("Heap"));
    }

    /** Not its finding: on a machine that has others to serve no loop gets all of a processor. */
    @Test
    void whatALoopTakesOfTheOneProcessorThereIsIsInItsLoad() {
        assertThat(observations.get(BUSY).dump().jvm().loads()).singleElement().satisfies(load -> {
            assertThat(load.processorNanos()).isEqualTo(load.wallNanos()).isGreaterThan(15_000_000_000L);
            assertThat(load.cpuNanos()).isGreaterThan(1_000_000_000L);
        });
    }
}
