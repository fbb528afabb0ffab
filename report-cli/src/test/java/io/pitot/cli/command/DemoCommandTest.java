package io.pitot.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stops a demo before it begins. A demo that runs is an integration test. */
class DemoCommandTest {

    @TempDir
    private Path home;

    @Test
    void withoutTheLauncherItSaysSo() {
        CommandRun run = CommandRun.of("demo", "--dir", home.toString());
        assertThat(run.exitCode()).isEqualTo(75);
        assertThat(run.err()).contains("start it with the launcher");
    }

    @Test
    void aMissingJarIsNamed() throws IOException {
        writeTraffic();
        CommandRun run = CommandRun.in(
                CommandRun.piped(home), "demo", "--dir", home.resolve("out").toString());
        assertThat(run.exitCode()).isEqualTo(75);
        assertThat(run.err()).contains("pitot-agent.jar: not built");
    }

    @Test
    void aShopThatDoesNotStartIsReportedWithItsLog() throws IOException {
        writeTraffic();
        Files.createDirectories(home.resolve("agent/dist/target"));
        Files.writeString(home.resolve("agent/dist/target/pitot-agent.jar"), "not a jar");
        Files.createDirectories(home.resolve("integration-tests/shop/target"));
        Files.writeString(home.resolve("integration-tests/shop/target/shop.jar"), "not a jar");
        Path out = home.resolve("out");
        CommandRun run = CommandRun.in(CommandRun.piped(home), "demo", "--dir", out.toString());
        assertThat(run.exitCode()).isEqualTo(75);
        assertThat(run.err()).contains("before it was ready: see " + out.resolve("shop.log"));
        assertThat(out.resolve("shop.log")).isNotEmptyFile();
    }

    @Test
    void aFolderWithOtherFilesIsLeftAlone() throws IOException {
        writeTraffic();
        Path precious = Files.writeString(home.resolve("thesis.txt"), "years of work");
        CommandRun run = CommandRun.in(CommandRun.piped(home), "demo", "--dir", home.toString());
        assertThat(run.exitCode()).isEqualTo(75);
        assertThat(run.err()).contains("--dir=" + home + ": holds ").contains("name an empty folder");
        assertThat(precious).hasContent("years of work");
    }

    private void writeTraffic() throws IOException {
        Path file = home.resolve("integration-tests/shop/src/demo/traffic.txt");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "phase one clients=1\n1 GET /\n");
    }
}
