package io.pitot.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.cli.Golden;
import io.pitot.cli.OrdersDumps;
import io.pitot.dump.Dump;
import io.pitot.dump.DumpFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitCommandTest {

    @TempDir
    private Path folder;

    private Path dump;
    private Path budget;
    private Path baseline;

    @BeforeEach
    void nameFiles() {
        dump = folder.resolve("a.json");
        budget = folder.resolve("pitot.yml");
        baseline = folder.resolve("pitot-baseline.json");
    }

    private CommandRun init(Dump of, String... options) throws IOException {
        DumpFile.write(of, dump);
        String[] words = new String[6 + options.length];
        words[0] = "init";
        words[1] = dump.toString();
        words[2] = "--budget";
        words[3] = budget.toString();
        words[4] = "--baseline";
        words[5] = baseline.toString();
        System.arraycopy(options, 0, words, 6, options.length);
        return CommandRun.of(words);
    }

    private CommandRun check() {
        return CommandRun.of(
                "check", dump.toString(), "--budget", budget.toString(), "--baseline", baseline.toString());
    }

    @Test
    void writesACommentedFileOfWhatTheDumpsShow() throws IOException {
        CommandRun run = init(OrdersDumps.busy());
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEmpty();
        Golden.assertMatches("init.yml", Files.readString(budget));
    }

    @Test
    void whatWasWrittenIsKeptByTheSameDumps() throws IOException {
        for (Dump dumped : new Dump[] {OrdersDumps.busy(), OrdersDumps.small("orders-api", "i-1", 0)}) {
            init(dumped, "--force");
            CommandRun checked = check();
            assertThat(checked.out()).contains("passed: ");
            assertThat(checked.err()).doesNotContain("matches nothing");
            assertThat(checked.exitCode()).isZero();
        }
    }

    @Test
    void whatIsThereIsReplacedOnlyByForce() throws IOException {
        Files.writeString(budget, "mine");
        CommandRun refused = init(OrdersDumps.busy());
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .startsWith("pitot: " + budget + ": is there already: name another file, or replace it with --force");
        assertThat(Files.readString(budget)).isEqualTo("mine");
        assertThat(baseline).doesNotExist();

        assertThat(init(OrdersDumps.busy(), "--force").exitCode()).isZero();
        assertThat(Files.readString(budget)).startsWith("# What this service may cost");
    }

    @Test
    void nothingObservedIsNothingToBeginWith() throws IOException {
        assertThat(init(OrdersDumps.idle()).exitCode()).isEqualTo(3);
        assertThat(budget).doesNotExist();
        assertThat(baseline).doesNotExist();
    }
}
