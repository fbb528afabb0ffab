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

class DiffCommandTest {

    @TempDir
    private Path folder;

    private String healthy;
    private String failing;

    @BeforeEach
    void writeDumps() throws IOException {
        healthy = folder.resolve("healthy.json").toString();
        failing = folder.resolve("failing.json").toString();
        DumpFile.write(OrdersDumps.healthy("orders-api", "i-1"), Path.of(healthy));
        DumpFile.write(OrdersDumps.small("orders-api", "i-2", 5), Path.of(failing));
    }

    @Test
    void saysWhatBecameWorseAndTheOtherWayRoundWhatBecameBetter() {
        CommandRun worse = CommandRun.of("diff", healthy, failing);
        assertThat(worse.exitCode()).isZero();
        assertThat(worse.err()).isEmpty();
        assertThat(worse.out())
                .contains("VERDICT worse", "FINDINGS 1 new, 0 gone, 0 still there", "new  err:bad37be2", "0%→20%");

        CommandRun better = CommandRun.of("diff", failing, healthy);
        assertThat(better.out())
                .contains("VERDICT better", "FINDINGS 0 new, 1 gone, 0 still there", "gone err:bad37be2", "20%→0%");
    }

    @Test
    void theSameDumpsAreTheSame() {
        assertThat(CommandRun.of("diff", failing, failing).out())
                .contains("VERDICT same", "FINDINGS 0 new, 0 gone, 1 still there", "ENDPOINTS 1 same");
    }

    /** Nothing is gone that nobody asked for. */
    @Test
    void aFindingIsGoneOnlyIfItsEndpointWasAskedOftenEnough() {
        CommandRun run = CommandRun.of("diff", failing, healthy, "--min-requests", "101");
        assertThat(run.out()).contains("VERDICT inconclusive", "0 new, 0 gone", "too few requests to call it gone");
    }

    @Test
    void aSideMayBeAFolderOrSeveralFiles() throws IOException {
        Path both = Files.createDirectory(folder.resolve("both"));
        Files.copy(Path.of(healthy), both.resolve("a.json"));
        Files.copy(Path.of(failing), both.resolve("b.json"));
        assertThat(CommandRun.of("diff", healthy + "," + failing, both.toString())
                        .out())
                .contains("VERDICT same")
                .containsPattern("BASE .*200 requests · 2 dumps, 2 instances")
                .containsPattern("HEAD .*200 requests · 2 dumps, 2 instances");
    }

    /** A change that was brought into use while the service wrote its dumps to one folder. */
    @Test
    void comparesWhatOneFolderHoldsOfBeforeAMomentWithWhatItHoldsFromThenOn() throws IOException {
        Path run = threeMinutes();
        CommandRun diff = CommandRun.of("diff", run.toString(), run.toString(), "--at", "2026-11-20T14:04");
        assertThat(diff.exitCode()).as(diff.err()).isZero();
        assertThat(diff.out())
                .containsPattern("BASE .*14:02:00 UTC · 200 requests · 2 of 3 dumps")
                .containsPattern("HEAD .*14:04:00 UTC · 100 requests · 1 of 3 dumps");

        CommandRun narrow = CommandRun.of(
                "diff", run.toString(), run.toString(), "--at=2026-11-20T14:04", "--since=2026-11-20T14:03");
        assertThat(narrow.out()).containsPattern("BASE .*14:03:00 UTC · 100 requests · 1 of 3 dumps");

        CommandRun wrong = CommandRun.of(
                "diff", run.toString(), run.toString(), "--at=2026-11-20T14:04", "--since=2026-11-20T14:05");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err())
                .startsWith("pitot: --at=2026-11-20T14:04: must be later than --since and before --until\n");
    }

    @Test
    void noDumpOfThatTimeIsNoVerdict() throws IOException {
        Path run = threeMinutes();
        CommandRun diff = CommandRun.of("diff", run.toString(), run.toString(), "--since", "2026-11-21");
        assertThat(diff.exitCode()).isEqualTo(3);
        assertThat(diff.err()).contains("pitot: no dump of that time: those of orders-api are from");
    }

    private Path threeMinutes() throws IOException {
        Path run = Files.createDirectory(folder.resolve("run"));
        for (int i = 0; i < 3; i++) {
            DumpFile.write(OrdersDumps.small("orders-api", "i-1", i), run.resolve(i + ".json"));
        }
        return run;
    }

    @Test
    void printsJson() {
        CommandRun run = CommandRun.of("diff", healthy, failing, "--json");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("{\n  \"format\": \"pitot-diff\",\n  \"version\": 1,\n  \"service\": \"orders-api\",")
                .contains("\"verdict\": \"worse\"");
        assertThat(run.out().chars()).allMatch(c -> c < 0x7F);
        assertThat(CommandRun.of("diff", healthy, failing, "--json")).isEqualTo(run);
    }

    @Test
    void nothingObservedOnOneSideIsNoVerdict() throws IOException {
        assertThat(CommandRun.of("diff", folder.resolve("none.json").toString(), failing)
                        .exitCode())
                .isEqualTo(3);
        Path idle = folder.resolve("idle.json");
        DumpFile.write(OrdersDumps.idle(), idle);
        CommandRun run = CommandRun.of("diff", idle.toString(), idle.toString());
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).endsWith("idle.json: no verdict\n");
    }

    @Test
    void whatIsDamagedIsSaidByTheExitCode() throws IOException {
        Path damaged = Files.writeString(folder.resolve("damaged.json"), "{");
        assertThat(CommandRun.of("diff", healthy + "," + damaged, failing).exitCode())
                .isEqualTo(4);
    }

    @Test
    void wrongCommandLinesAreRefused() throws IOException {
        assertThat(CommandRun.of("diff", healthy).exitCode()).isEqualTo(2);
        CommandRun few = CommandRun.of("diff", healthy, failing, "--min-requests", "0");
        assertThat(few.exitCode()).isEqualTo(2);
        assertThat(few.err()).startsWith("pitot: --min-requests=0: must be 1 to 1000000000\n");
        Path other = folder.resolve("other.json");
        DumpFile.write(OrdersDumps.small("billing", "i-9", 0), other);
        CommandRun foreign = CommandRun.of("diff", healthy, other.toString());
        assertThat(foreign.exitCode()).isEqualTo(2);
        assertThat(foreign.err()).contains("orders-api", "billing");
    }
}
