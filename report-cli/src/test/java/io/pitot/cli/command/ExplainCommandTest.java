package io.pitot.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.cli.OrdersDumps;
import io.pitot.dump.DumpFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void writeADump() throws IOException {
        DumpFile.write(OrdersDumps.small("orders-api", "i-1", 0), folder.resolve("a.json"));
    }

    @Test
    void explainsAFindingByItsPlaceInTheList() {
        CommandRun run = CommandRun.of("explain", "1", folder.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Failing endpoint: 20 % of requests fail", "WHAT TO DO", "docs/findings.md#err");
    }

    @Test
    void explainsAQueryAndAnEndpoint() {
        assertThat(CommandRun.of("explain", "q:0000", folder.toString()).out())
                .contains("SELECT id, name, created FROM orders WHERE id = ?");
        assertThat(CommandRun.of("explain", "GET /orders", folder.toString()).out())
                .contains("100 requests", "p99 30 ms", "WHERE TIME WENT");
    }

    @Test
    void aMisspeltNameGetsASuggestion() {
        CommandRun run = CommandRun.of("explain", "GET /odrers", folder.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith(
                        "pitot: GET /odrers: no finding, query or endpoint of that name: did you mean GET /orders?\n");
    }

    @Test
    void whatIsUnknownIsSaidWithTheWayOut() {
        CommandRun run = CommandRun.of("explain", "something else", folder.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(": pitot report --all lists them\n");
    }

    @Test
    void aMutedFindingIsSaidToBeMuted() throws IOException {
        String id = CommandRun.of("explain", "1", folder.toString())
                .out()
                .replaceFirst("(?s).* (err:[0-9a-f]{8})\n.*", "$1");
        Path mutes = Files.writeString(
                folder.resolve("mutes.yml"),
                "version: 1\nmute:\n  - {finding: \"" + id + "\", reason: \"ADR-7\", until: 2027-03-01}\n");
        CommandRun run = CommandRun.of("explain", "--budget", mutes.toString(), id, folder.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("pitot: " + id + ": is muted until 2027-03-01: ADR-7\n");
    }

    @Test
    void noDumpIsNoVerdict(@TempDir Path empty) {
        assertThat(CommandRun.of("explain", "1", empty.toString()).exitCode()).isEqualTo(3);
    }

    @Test
    void nothingObservedIsNoVerdict(@TempDir Path idle) throws IOException {
        DumpFile.write(OrdersDumps.idle(), idle.resolve("idle.json"));
        CommandRun run = CommandRun.of("explain", "1", idle.toString());
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).isEqualTo("pitot: nothing was observed: no verdict\n");
    }

    @Test
    void skippedInputIsToldByTheExitCode() throws IOException {
        Files.writeString(folder.resolve("b.json"), "{");
        assertThat(CommandRun.of("explain", "1", folder.toString()).exitCode()).isEqualTo(4);
    }
}
