package io.pitot.it.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.it.harness.Account;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.Observed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Before and after each of the agents that weave the same libraries, Pitot counts what it counts alone, at the same lines. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherAgentsIT {

    /** Other agents, each told to send nothing. */
    enum Other {
        OPENTELEMETRY(
                "opentelemetry-javaagent",
                "-Dotel.traces.exporter=none -Dotel.metrics.exporter=none -Dotel.logs.exporter=none"),
        ELASTIC(
                "elastic-apm-agent",
                "-Delastic.apm.disable_send=true -Delastic.apm.cloud_provider=NONE -Delastic.apm.central_config=false"),
        GLOWROOT("glowroot-agent", ""),
        JACOCO("org.jacoco.agent", "");

        private final String artifact;
        private final String options;

        Other(String artifact, String options) {
            this.artifact = artifact;
            this.options = options;
        }

        /** The options of the JVM. Some agents write beside their jar, so each run has a copy. */
        String[] in(Path folder) throws IOException {
            Path jar = ClassPath.jar("agents", artifact);
            Path copy = Files.copy(jar, folder.resolve(jar.getFileName()));
            return Stream.concat(
                            Stream.of("-javaagent:" + copy),
                            Arrays.stream(options.split(" ")).filter(option -> !option.isEmpty()))
                    .toArray(String[]::new);
        }
    }

    private Account alone;

    @BeforeAll
    void runAlone(@TempDir Path folder) {
        alone = Account.of(Account.servlets(folder));
        assertThat(alone.lines()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void countsTheSameBefore(Other other, @TempDir Path folder) throws IOException {
        Observed application = Account.servlets(folder).afterAgent(other.in(folder));

        assertThat(Account.of(application)).isEqualTo(alone);
    }

    @ParameterizedTest
    @EnumSource
    void countsTheSameAfter(Other other, @TempDir Path folder) throws IOException {
        Observed application = Account.servlets(folder).jvm(other.in(folder));

        assertThat(Account.of(application)).isEqualTo(alone);
    }
}
