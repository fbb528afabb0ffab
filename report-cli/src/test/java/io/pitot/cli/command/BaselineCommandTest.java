package io.pitot.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.cli.OrdersDumps;
import io.pitot.dump.DumpFile;
import io.pitot.findings.Findings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineCommandTest {

    @TempDir
    private Path folder;

    private Path dump;
    private Path baseline;
    private Path budget;
    private String id;

    @BeforeEach
    void writeADump() throws IOException {
        dump = folder.resolve("a.json");
        baseline = folder.resolve("pitot-baseline.json");
        budget = folder.resolve("pitot.yml");
        var small = OrdersDumps.small("orders-api", "i-1", 0);
        DumpFile.write(small, dump);
        id = Findings.judge(small).get(0).id();
    }

    private CommandRun update(String... options) {
        String[] words = new String[5 + options.length];
        words[0] = "baseline";
        words[1] = "update";
        words[2] = dump.toString();
        words[3] = "--baseline";
        words[4] = baseline.toString();
        System.arraycopy(options, 0, words, 5, options.length);
        return CommandRun.of(words);
    }

    private CommandRun mute(String finding, String reason, String until) {
        return CommandRun.of(
                "baseline", "mute", finding, "--reason", reason, "--until", until, "--budget", budget.toString());
    }

    @Test
    void whatIsUpdatedIsListed() {
        CommandRun updated = update();
        assertThat(updated.exitCode()).isZero();
        assertThat(updated.out()).isEmpty();
        assertThat(updated.err()).startsWith("pitot: " + baseline + ": 1 findings, 1 endpoints");

        CommandRun listed = CommandRun.of("baseline", "list", "--baseline", baseline.toString());
        assertThat(listed.exitCode()).isZero();
        assertThat(listed.out())
                .startsWith("pitot baseline · orders-api · 1 finding · 1 target\n")
                .contains("GET /orders", "FAILING_ENDPOINT", id, "queries-per-request 1", "error-rate 20%")
                .doesNotContain("p95");
    }

    @Test
    void twoRunsOfTheSameCodeGiveTheSameBytesUnlessTimesAreAskedFor() throws IOException {
        update();
        String first = Files.readString(baseline);
        assertThat(first).doesNotContain("p95", "allocated");
        DumpFile.write(OrdersDumps.small("orders-api", "i-7", 90), dump);
        update();
        assertThat(Files.readString(baseline)).isEqualTo(first);

        update("--with-times");
        assertThat(Files.readString(baseline)).contains("\"p95\": ", "\"allocated-per-request\": 150000");
    }

    @Test
    void anEmptyRunReplacesNothing() throws IOException {
        update();
        String first = Files.readString(baseline);
        DumpFile.write(OrdersDumps.idle(), dump);
        assertThat(update().exitCode()).isEqualTo(3);
        assertThat(Files.readString(baseline)).isEqualTo(first);
    }

    @Test
    void whatIsNoBaselineIsNotReplaced() throws IOException {
        Files.writeString(baseline, "notes");
        CommandRun run = update();
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("pitot: --baseline=" + baseline + ": is there and is no baseline");
        assertThat(Files.readString(baseline)).isEqualTo("notes");
        assertThat(CommandRun.of("baseline", "list", "--baseline", baseline.toString())
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void aReportKnowsWhatABaselineKeeps() {
        update();
        assertThat(CommandRun.of("report", dump.toString(), "--baseline", baseline.toString())
                        .out())
                .contains("· known ·");
    }

    @Test
    void aBaselineOfAnotherServiceIsRefused() throws IOException {
        update();
        DumpFile.write(OrdersDumps.small("billing", "i-1", 0), dump);
        CommandRun run = CommandRun.of("report", dump.toString(), "--baseline", baseline.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("must have dumps of billing, has orders-api");
    }

    @Test
    void aDamagedBaselineIsNamed() throws IOException {
        update();
        Files.writeString(baseline, Files.readString(baseline).substring(0, 100));
        CommandRun run = CommandRun.of("baseline", "list", "--baseline", baseline.toString());
        assertThat(run.exitCode()).isEqualTo(75);
        assertThat(run.err()).startsWith("pitot: " + baseline + ":").contains("damaged");
    }

    @Test
    void mutesAFindingForTheReport() throws IOException {
        Files.writeString(budget, "# ours\nversion: 1\n");
        assertThat(mute(id, "the bank: ADR-42", "2027-03-01").exitCode()).isZero();
        assertThat(Files.readString(budget))
                .isEqualTo("# ours\nversion: 1\nmute:\n  - {finding: \"" + id
                        + "\", reason: \"the bank: ADR-42\", until: 2027-03-01}\n");
        assertThat(CommandRun.of("report", dump.toString(), "--budget", budget.toString())
                        .out())
                .contains("HEALTH 100/100");
    }

    @Test
    void refusesAMuteThatCannotBeMeant() throws IOException {
        assertRefused("ID=np1: must be a finding's id", mute("np1", "known", "2027-03-01"));
        assertRefused("--reason= : must say why", mute(id, " ", "2027-03-01"));
        assertRefused("--until=soon: must be a date such as 2027-03-01", mute(id, "known", "soon"));
        assertThat(budget).doesNotExist();
        Files.writeString(budget, "version: 1\nmute: [{endpoint: a, reason: b, until: 2027-01-01}]\n");
        assertRefused(budget + ": its mutes are written so that none can be added", mute(id, "known", "2027-03-01"));
        Files.writeString(budget, "version: 3\n");
        assertRefused(budget + ":1:10: version=3: must be 1", mute(id, "known", "2027-03-01"));
    }

    private static void assertRefused(String message, CommandRun run) {
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("pitot: " + message);
    }

    @Test
    void withoutAVerbItIsAUsageError() {
        CommandRun run = CommandRun.of("baseline");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("pitot: a verb is missing: update, list or mute\n");
    }
}
