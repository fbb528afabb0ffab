package io.pitot.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.it.app.PlainApp;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.ForkedJvm;
import io.pitot.it.harness.Observation;
import io.pitot.it.harness.Observed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Options reach the agent from wherever they are given; wrong ones are named, all at once, and the application runs. */
class OptionsIT {

    @TempDir
    Path folder;

    @Test
    void namesEveryWrongOptionInOneLineAndStartsTheApplication() {
        Observed application = plain().option("dump.interval", "0s")
                .option("dump.keep", "many")
                .option("no.such.option", "1")
                .jvm("-Dpitot.events.capacity=7");

        ForkedJvm.Exit exit = run(application);

        assertThat(exit.code()).isZero();
        assertThat(exit.out()).contains("READY", "DONE");
        assertThat(exit.pitotLines())
                .filteredOn(line -> line.startsWith("pitot: dump.interval="))
                .singleElement()
                .asString()
                .contains("0s")
                .contains("must be 1s to 1h");
        assertThat(exit.pitotLines())
                .filteredOn(line -> line.startsWith("pitot: dump.keep="))
                .singleElement()
                .asString()
                .contains("many")
                .contains("1 to 100,000");
        assertThat(exit.pitotLines())
                .filteredOn(line -> line.startsWith("pitot: -Dpitot.events.capacity="))
                .singleElement()
                .asString()
                .contains("7")
                .contains("1,024 to 4,194,304");
        assertThat(exit.pitotLines())
                .filteredOn(line -> line.startsWith("pitot: no.such.option="))
                .hasSize(1);
        assertThat(exit.err()).noneMatch(line -> line.contains("Exception") || line.startsWith("\tat "));
    }

    @Test
    void takesTheStrongerOfSeveralSources() throws IOException {
        Files.writeString(
                folder.resolve("pitot.properties"),
                "service.name=from-file\nservice.version=from-file\ndump.keep=7\ndump.dir=elsewhere\n");
        Observed application = plain().option("service.name", "from-arguments")
                .jvm("-Dpitot.service.name=from-properties", "-Dpitot.service.version=from-properties");

        assertThat(run(application).code()).isZero();

        Observation observed = Observation.sound(folder.resolve("elsewhere"));
        assertThat(observed.dump().agent().configuration())
                .containsAllEntriesOf(Map.of(
                        "service.name", "from-arguments",
                        "service.version", "from-properties",
                        "dump.keep", "7"));
        assertThat(application.dumps()).doesNotExist();
    }

    @Test
    void doesNothingWhenDisabled() {
        Observed application = plain().option("enabled", "false");

        ForkedJvm.Exit exit = run(application);

        assertThat(exit.code()).isZero();
        assertThat(exit.out()).contains("DONE");
        assertThat(application.dumps()).doesNotExist();
        assertThat(exit.pitotLines()).hasSize(1);
    }

    @Test
    void withoutReuseNothingIsFollowedAndNothingIsLoadedForIt() throws IOException {
        Path loaded = folder.resolve("loaded.txt");
        Observed application = plain().option("reuse", "false").jvm("-Xlog:class+load:file=" + loaded);

        assertThat(run(application).code()).isZero();

        assertThat(Observation.sound(application.dumps()).dump().reuses()).isEmpty();
        assertThat(Files.readString(loaded))
                .contains("io.pitot.agent.engine.Aggregator ")
                .doesNotContain("io.pitot.agent.engine.reuse.");
    }

    private Observed plain() {
        return Observed.application(PlainApp.class, folder).with(ClassPath.H2).arguments("return");
    }

    private static ForkedJvm.Exit run(Observed application) {
        try (ForkedJvm jvm = application.start()) {
            return jvm.join();
        }
    }
}
