package io.pitot.cli.analysis.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JvmFolderTest {

    private static final String AGENT = "-javaagent:/opt/pitot-agent.jar";

    @TempDir
    private Path folder;

    @Test
    void takesTheDefaultInTheWorkingFolder() throws IOException {
        assertThat(of(List.of("java", AGENT, "-jar", "app.jar"), List.of())).isEqualTo(folder.resolve("pitot"));
    }

    @Test
    void takesTheOptionFromWhereTheAgentTakesItFirst() throws IOException {
        Files.writeString(folder.resolve("pitot.properties"), "dump.dir=of-file\n");
        List<String> variable = List.of("PATH=/bin", "PITOT_DUMP_DIR=of-variable");

        assertThat(of(List.of(AGENT), List.of())).isEqualTo(folder.resolve("of-file"));
        assertThat(of(List.of("-Dpitot.dump.dir=of-property", AGENT), List.of()))
                .isEqualTo(folder.resolve("of-property"));
        assertThat(of(List.of("-Dpitot.dump.dir=of-property", AGENT), variable))
                .isEqualTo(folder.resolve("of-variable"));
        assertThat(of(List.of(AGENT + "=dump.interval=5s,dump.dir='of, argument'"), variable))
                .isEqualTo(folder.resolve("of, argument"));
    }

    @Test
    void findsAnAgentThatTheEnvironmentGives() throws IOException {
        assertThat(of(
                        List.of("java", "App"),
                        List.of("JAVA_TOOL_OPTIONS=-Xmx1g \"" + AGENT + "\"", "PITOT_DUMP_DIR=/var/dumps")))
                .isEqualTo(Path.of("/var/dumps"));
    }

    @Test
    void saysThatThereIsNoAgent() {
        assertThatThrownBy(() -> of(List.of("java", "-jar", "app.jar"), List.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("runs without Pitot's agent");
    }

    @Test
    void saysThatThereIsNoSuchProcess() {
        assertThatThrownBy(() -> JvmFolder.of(999_999_999L))
                .isInstanceOf(IOException.class)
                .hasMessage("there is no such process: name a folder of dumps, or a running JVM");
    }

    private Path of(List<String> arguments, List<String> environment) throws IOException {
        return JvmFolder.folder(folder, arguments, environment);
    }
}
