package io.pitot.it.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.it.app.StoppedApp;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.ForkedJvm;
import io.pitot.it.harness.Observation;
import io.pitot.it.harness.Observed;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** An application that stops its threads sees that it does, and requests of threads that go on all the same are observed exactly afterwards. */
class StoppedThreadIT {

    private static final String MICROS = "200";
    private static final List<String> THREADS = List.of("inside", "outside");

    @TempDir
    Path folder;

    /** From JDK 20 on no thread can be stopped. */
    @Test
    @EnabledForJreRange(max = JRE.JAVA_19)
    void keepsNoStopFromThreadsAndCountsTheirLaterRequestsExactly() {
        Observed application = Observed.application(StoppedApp.class, folder)
                .with(ClassPath.TOMCAT)
                .with(List.of("byte-buddy"))
                .arguments(MICROS);
        try (ForkedJvm jvm = application.start()) {
            for (String thread : THREADS) {
                assertThat(Integer.parseInt(jvm.awaitWordAfter(thread + " SAW ")))
                        .isEqualTo(StoppedApp.STOPS);
            }
            ForkedJvm.Exit exit = jvm.join();
            assertThat(exit.code()).as(exit.toString()).isZero();
            assertThat(exit.out()).contains("DONE");
        }

        Observation observed = Observation.read(application.dumps());
        for (String thread : THREADS) {
            String query = observed.query("q_" + thread).id();
            assertThat(observed.dump().queryUses())
                    .filteredOn(use -> use.query().equals(query))
                    .singleElement()
                    .satisfies(use -> assertThat(use.requests()).isEqualTo(StoppedApp.RUNS))
                    .satisfies(use -> assertThat(use.executions()).isEqualTo(StoppedApp.RUNS * StoppedApp.QUERIES));
        }
        assertThat(observed.dump().agent().adviceErrors().keySet()).noneMatch(error -> error.contains("ThreadDeath"));
    }
}
