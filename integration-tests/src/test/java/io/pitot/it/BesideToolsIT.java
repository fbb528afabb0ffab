package io.pitot.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.it.harness.Account;
import io.pitot.it.harness.ClassPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a debugger, a flight recording and JaCoCo in the same JVM Pitot counts what it counts alone, at the same lines. */
class BesideToolsIT {

    @TempDir
    Path folder;

    @Test
    void countsTheSameUnderADebuggerARecordingAndCoverage() throws IOException {
        Account alone = Account.of(Account.servlets(Files.createDirectory(folder.resolve("alone"))));
        Path beside = Files.createDirectory(folder.resolve("beside"));

        Account among = Account.of(Account.servlets(beside)
                .jvm(
                        "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0",
                        "-XX:StartFlightRecording=filename=recording.jfr",
                        "-javaagent:" + ClassPath.jar("agents", "org.jacoco.agent")));

        assertThat(among).isEqualTo(alone);
        assertThat(beside.resolve("recording.jfr")).isNotEmptyFile();
        assertThat(beside.resolve("jacoco.exec")).isNotEmptyFile();
    }
}
