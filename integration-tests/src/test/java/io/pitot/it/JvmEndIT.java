package io.pitot.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.it.app.PlainApp;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.ForkedJvm;
import io.pitot.it.harness.Observation;
import io.pitot.it.harness.Observed;
import io.pitot.it.harness.Packaged;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However a JVM begins and ends, the application behaves as without the agent and the last dump is written. */
class JvmEndIT {

    @TempDir
    Path folder;

    @Test
    void dumpsWhenMainReturns() {
        Observed application = plain("return");

        ForkedJvm.Exit exit = run(application);

        assertThat(exit.code()).isZero();
        assertThat(exit.out()).containsExactly("READY", "DONE");
        requireAllQueries(application);
    }

    @Test
    void dumpsAndKeepsTheExitCodeWhenTheApplicationExits() {
        Observed application = plain("exit");

        assertThat(run(application).code()).isEqualTo(3);

        requireAllQueries(application);
    }

    @Test
    void dumpsAndKeepsTheExceptionWhenMainThrows() {
        Observed application = plain("throw");

        ForkedJvm.Exit exit = run(application);

        assertThat(exit.code()).isEqualTo(1);
        assertThat(exit.err()).contains("Exception in thread \"main\" java.lang.IllegalStateException: the end");
        requireAllQueries(application);
    }

    @Test
    void observesOnceWhenTheAgentIsGivenTwice() {
        Observed application = plain("return").jvm("-javaagent:" + Packaged.agent());

        ForkedJvm.Exit exit = run(application);

        assertThat(exit.code()).isZero();
        assertThat(exit.pitotLines())
                .filteredOn(line -> line.contains("already observed"))
                .hasSize(1);
        requireAllQueries(application);
    }

    private Observed plain(String end) {
        return Observed.application(PlainApp.class, folder).with(ClassPath.H2).arguments(end);
    }

    private static ForkedJvm.Exit run(Observed application) {
        try (ForkedJvm jvm = application.start()) {
            return jvm.join();
        }
    }

    private static void requireAllQueries(Observed application) {
        Observation observed = Observation.sound(application.dumps());
        assertThat(observed.files()).hasSize(1);
        assertThat(observed.query("q_0").executions()).isEqualTo(PlainApp.QUERIES);
    }
}
