package io.pitot.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stops a run before it begins. A run that begins is an integration test. */
class RunCommandTest {

    @TempDir
    private Path temporary;

    private Path home;

    @BeforeEach
    void unpack() throws IOException {
        home = Files.createDirectory(temporary.resolve("pitot 1"));
        Files.createDirectory(home.resolve("lib"));
        Files.writeString(home.resolve("lib/pitot.jar"), "");
        Files.writeString(home.resolve("lib/pitot-agent.jar"), "");
    }

    @Test
    void leavesNoFolderBehindWhereTheCommandCannotBeStarted() {
        Path dumps = temporary.resolve("new/dumps");
        CommandRun run = run(dumps);
        assertThat(run.exitCode()).isEqualTo(75);
        assertThat(run.err()).startsWith("pitot: no-such-command: cannot be run: ");
        assertThat(temporary.resolve("new")).doesNotExist();
    }

    @Test
    void leavesAFolderThatWasThere() throws IOException {
        Path dumps = Files.createDirectory(temporary.resolve("dumps"));
        assertThat(run(dumps).exitCode()).isEqualTo(75);
        assertThat(dumps).isEmptyDirectory();
    }

    @Test
    void namesTheAgentThatIsMissingInADistribution() throws IOException {
        Files.delete(home.resolve("lib/pitot-agent.jar"));
        Path dumps = temporary.resolve("dumps");
        CommandRun run = run(dumps);
        assertThat(run.exitCode()).isEqualTo(75);
        assertThat(run.err())
                .isEqualTo("pitot: " + home.resolve("lib/pitot-agent.jar")
                        + ": is missing: unpack the distribution anew\n");
        assertThat(dumps).doesNotExist();
    }

    @Test
    void theDemoSaysThatADistributionHasNone() {
        CommandRun run = CommandRun.in(CommandRun.piped(home), "demo", "--dir", temporary.toString());
        assertThat(run.exitCode()).isEqualTo(75);
        assertThat(run.err()).startsWith("pitot: demo needs a checkout of Pitot: ");
    }

    private CommandRun run(Path dumps) {
        return CommandRun.in(
                CommandRun.piped(home), "run", "--dir", dumps.toString(), "--", "no-such-command", "argument");
    }
}
