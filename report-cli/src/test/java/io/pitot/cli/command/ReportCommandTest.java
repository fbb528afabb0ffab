package io.pitot.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.cli.OrdersDumps;
import io.pitot.dump.DumpFile;
import io.pitot.findings.Findings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {

    @TempDir
    private Path folder;

    private Path first;
    private Path second;

    @BeforeEach
    void writeTwoDumps() throws IOException {
        first = folder.resolve("a.json");
        second = folder.resolve("b.json");
        DumpFile.write(OrdersDumps.small("orders-api", "i-1", 0), first);
        DumpFile.write(OrdersDumps.small("orders-api", "i-2", 0), second);
    }

    @Test
    void reportsOnAFolderOfDumps() {
        CommandRun run = CommandRun.of("report", folder.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("pitot report · orders-api 2.4.1 · 2026-11-20 14:02:00→14:03:00 UTC · 200 requests")
                .contains("2 dumps, 2 instances")
                .contains("Failing endpoint: 20 % of requests fail");
    }

    @Test
    void pricesOfAFileTakeThePlaceOfThoseThatComeWithPitot() throws IOException {
        DumpFile.write(OrdersDumps.busy(), first);
        Path prices = Files.writeString(
                folder.resolve("prices.yml"),
                "version: 1\nasOf: 2026-11-05\ncurrency: EUR\nmodels:\n  house-*: {input: 10, output: 50}\n");
        CommandRun run = CommandRun.of("report", first.toString(), "--prices", prices.toString(), "--width=160");
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("prices of 2026-11-05")
                .containsPattern("house-model .* 14\\.00 ")
                .containsPattern("claude-haiku-4-5-20251001 .* no price ");
    }

    @Test
    void aWrongFileOfPricesIsRefusedWithAllThatIsWrong() throws IOException {
        Path prices = Files.writeString(folder.resolve("prices.yml"), "version: 1\nasOf: today\ncurrency: USD\n");
        CommandRun run = CommandRun.of("report", first.toString(), "--prices", prices.toString());
        assertThat(run.err())
                .startsWith(
                        "pitot: " + prices + ":2:7: asOf=today: must be the day of the prices, such as 2026-11-05\n");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void theOrderOfDumpsChangesNoByte() {
        assertThat(CommandRun.of("report", "--format", "json", second.toString(), first.toString())
                        .out())
                .isEqualTo(CommandRun.of("report", "--format=json", folder.toString())
                        .out());
    }

    @Test
    void aDumpNamedTwiceCountsOnce() {
        CommandRun run = CommandRun.of("report", folder.toString(), first.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("200 requests");
    }

    @Test
    void aCopyOfADumpIsNamedAndCountsOnce() throws IOException {
        Path copy = Files.copy(first, folder.resolve("z.json"));
        CommandRun run = CommandRun.of("report", folder.toString());
        assertThat(run.err()).isEqualTo("pitot: " + copy + ": the same dump as " + first + ": skipped\n");
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.out()).contains("200 requests");
    }

    @Test
    void aDumpCutInHalfIsNamedAndTheRestReported() throws IOException {
        String whole = Files.readString(second);
        Files.writeString(second, whole.substring(0, whole.length() / 2));
        CommandRun run = CommandRun.of("report", folder.toString());
        assertThat(run.err())
                .isEqualTo("pitot: " + second + ": truncated at byte " + Files.size(second) + ": skipped\n");
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.out()).contains("100 requests");
    }

    @Test
    void aNewerDumpIsNamedAndTheRestReported() throws IOException {
        String newer = Files.readString(second).replaceFirst("\"schemaVersion\":\\s*1", "\"schemaVersion\": 99");
        Files.writeString(second, newer);
        CommandRun run = CommandRun.of("report", folder.toString());
        assertThat(run.err()).startsWith("pitot: " + second + ": schema version 99 is newer than ");
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.exitCode()).isEqualTo(4);
    }

    @Test
    void foreignAndEmptyFilesAreNamedAndTheRestReported() throws IOException {
        Path foreign = Files.writeString(folder.resolve("package.json"), "{\"name\": \"left-pad\"}");
        Path empty = Files.writeString(folder.resolve("x.json"), "");
        Files.writeString(folder.resolve("notes.txt"), "not looked at");
        CommandRun run = CommandRun.of("report", folder.toString());
        assertThat(run.err())
                .isEqualTo("pitot: " + foreign + ": not a Pitot dump: skipped\n" + "pitot: " + empty
                        + ": empty: skipped\n");
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.out()).contains("200 requests");
    }

    @Test
    void whatDoesNotExistIsNamedAndTheRestReported() {
        CommandRun run = CommandRun.of("report", folder.resolve("gone.json").toString(), first.toString());
        assertThat(run.err()).isEqualTo("pitot: " + folder.resolve("gone.json") + ": no such file: skipped\n");
        assertThat(run.exitCode()).isEqualTo(4);
    }

    @Test
    void noDumpIsNoVerdict(@TempDir Path empty) {
        CommandRun run = CommandRun.of("report", empty.toString());
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("pitot: no dump found in " + empty);
    }

    @Test
    void nothingButDamagedDumpsIsNoVerdict() throws IOException {
        Files.writeString(first, "{");
        CommandRun run = CommandRun.of("report", first.toString());
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void nothingObservedIsNoVerdict(@TempDir Path idle) throws IOException {
        DumpFile.write(OrdersDumps.idle(), idle.resolve("idle.json"));
        CommandRun run = CommandRun.of("report", idle.toString());
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).contains("HEALTH unknown").contains("no class was instrumented");
    }

    @Test
    void severalServicesAreNamedForAChoice() throws IOException {
        DumpFile.write(OrdersDumps.small("billing", "i-3", 0), folder.resolve("c.json"));
        CommandRun undecided = CommandRun.of("report", folder.toString());
        assertThat(undecided.exitCode()).isEqualTo(2);
        assertThat(undecided.out()).isEmpty();
        assertThat(undecided.err())
                .startsWith("pitot: dumps of 2 services: choose one with --service: billing, orders-api\n");

        CommandRun chosen = CommandRun.of("report", "--service", "billing", folder.toString());
        assertThat(chosen.exitCode()).isZero();
        assertThat(chosen.out()).contains("· billing 2.4.1 ·").contains("· 100 requests");

        CommandRun wrong = CommandRun.of("report", "--service", "bling", folder.toString());
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).startsWith("pitot: --service=bling: must be one of billing, orders-api\n");
    }

    @Test
    void saysInHowManyDumpsAFindingWasSeen() throws IOException {
        var dump = OrdersDumps.small("orders-api", "i-1", 0);
        DumpFile.write(dump.withFindings(Findings.judge(dump)), first);
        assertThat(CommandRun.of("report", folder.toString()).out()).contains("seen 1/2 dumps");
    }

    @Test
    void wrongOptionsAreNamedWithWhatIsAllowed() {
        String dumps = folder.toString();
        assertRefused("--top=0: must be 1 to 100000", "--top", "0", dumps);
        assertRefused("--open: must come with --output FILE", "--open", dumps);
        assertRefused("--source-root=/no/such: must be a folder", "--source-root=/no/such", dumps);
        assertRefused("--width=20: must be 60 to 400", "--width=20", dumps);
        assertRefused("Invalid value for option '--format'", "--format", "xml", dumps);
        assertRefused("Unknown option: '--fromat'", "--fromat", "json", dumps);
    }

    private static void assertRefused(String message, String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "report";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        CommandRun run = CommandRun.of(all);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("pitot: " + message).endsWith("pitot: help: pitot report --help\n");
    }

    @Test
    void colourIsForTerminalsThatWantIt() {
        String dumps = folder.toString();
        assertThat(CommandRun.of("report", dumps).out()).doesNotContain("\u001b");
        assertThat(CommandRun.of("report", "--color", "always", dumps).out()).contains("\u001b[");
        assertThat(CommandRun.of("report", "--color", "always", "--plain", dumps)
                        .out())
                .doesNotContain("\u001b");
        assertThat(onTerminal(Map.of(), dumps)).contains("\u001b[");
        assertThat(onTerminal(Map.of("NO_COLOR", ""), dumps)).contains("\u001b[");
        assertThat(onTerminal(Map.of("NO_COLOR", "1"), dumps)).doesNotContain("\u001b");
        assertThat(onTerminal(Map.of("TERM", "dumb"), dumps)).doesNotContain("\u001b");
    }

    @Test
    void theReportIsAsWideAsTheTerminal() {
        assertThat(onTerminal(Map.of(), folder.toString())).contains("alloc/req");
        assertThat(CommandRun.of("report", folder.toString()).out()).doesNotContain("alloc/req");
        assertThat(CommandRun.of("report", "--width=140", folder.toString()).out())
                .contains("alloc/req");
    }

    @Test
    void withoutUnicodeTheReportIsAscii() {
        Surroundings latin =
                new Surroundings(true, true, 100, StandardCharsets.ISO_8859_1, Map.of("NO_COLOR", "1"), null);
        assertThat(CommandRun.in(latin, "report", folder.toString()).out().chars())
                .allMatch(c -> c < 0x7F);
    }

    @Test
    void writesTheSameToAFileAsToStandardOutput(@TempDir Path reports) throws IOException {
        for (String format : List.of("terminal", "html", "markdown", "sarif", "junit", "json", "prometheus")) {
            Path file = reports.resolve("report." + format);
            CommandRun run = CommandRun.of("report", "-f", format, "-o", file.toString(), folder.toString());
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out()).isEmpty();
            assertThat(Files.readString(file))
                    .isEqualTo(CommandRun.of("report", "--format", format, folder.toString())
                            .out());
        }
        assertThat(reports.toFile().list()).hasSize(7);
    }

    @Test
    void replacesAFileWholeAndThroughALink(@TempDir Path reports) throws IOException {
        Path file = Files.writeString(reports.resolve("report.md"), "x".repeat(1_000_000));
        Path link = Files.createSymbolicLink(reports.resolve("latest.md"), Path.of("report.md"));
        CommandRun.of("report", "-f", "markdown", "-o", link.toString(), folder.toString());
        assertThat(Files.readString(file)).startsWith("## Pitot: orders-api");
        assertThat(link).isSymbolicLink();
    }

    @Test
    void aFileHasNoColourAndTheDefaultWidthEvenIfAsATerminalIsThere(@TempDir Path reports) throws IOException {
        Path file = reports.resolve("report.txt");
        onTerminal(Map.of(), folder.toString(), "-o", file.toString());
        assertThat(Files.readString(file))
                .isEqualTo(CommandRun.of("report", folder.toString()).out());
    }

    @Test
    void aFileThatCannotBeWrittenIsNamedInOneLine(@TempDir Path reports) throws IOException {
        assertNotWritten(reports.resolve("gone/report.md"), "there is no folder " + reports.resolve("gone"));
        assertNotWritten(reports, "is a folder: name a file in it");
        Path file = Files.writeString(reports.resolve("file"), "");
        assertNotWritten(file.resolve("report.md"), "there is no folder " + file);
    }

    @Test
    @DisabledOnOs({OS.WINDOWS, OS.MAC})
    void opensTheFileAsTheDesktopDoes(@TempDir Path reports) throws Exception {
        Path file = reports.resolve("report.html");
        Path opened = reports.resolve("opened");
        Path program = Files.writeString(
                reports.resolve("xdg-open"),
                "#!/bin/sh\necho \"$1\" >" + opened + ".tmp && mv " + opened + ".tmp " + opened);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        CommandRun run = CommandRun.in(
                path(reports), "report", "-f", "html", "-o", file.toString(), "--open", folder.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!Files.exists(opened) && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        assertThat(Files.readString(opened)).isEqualTo(file + "\n");
    }

    @Test
    @DisabledOnOs({OS.WINDOWS, OS.MAC})
    void withoutADesktopTheReportIsWrittenAndThatIsSaid(@TempDir Path reports) {
        Path file = reports.resolve("report.html");
        CommandRun run = CommandRun.in(
                path(reports), "report", "-f", "html", "-o", file.toString(), "--open", folder.toString());
        assertThat(run.exitCode()).isEqualTo(75);
        assertThat(run.err()).isEqualTo("pitot: --open: there is no xdg-open here: open " + file + " in a browser\n");
        assertThat(file).exists();
    }

    private static Surroundings path(Path folder) {
        return new Surroundings(false, false, 0, StandardCharsets.UTF_8, Map.of("PATH", folder.toString()), null);
    }

    @Test
    void sourceFilesAreLookedForBelowTheSourceRoots(@TempDir Path sources) throws IOException {
        DumpFile.write(OrdersDumps.busy(), first);
        Files.delete(second);
        CommandRun run = CommandRun.of("report", "-f", "sarif", "--source-root", sources.toString(), folder.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .contains("findings have no source file below --source-root: in SARIF they are notifications\n");
        assertThat(run.out()).contains("\"results\": [ ]");
    }

    private void assertNotWritten(Path file, String reason) {
        CommandRun run = CommandRun.of("report", "-o", file.toString(), folder.toString());
        assertThat(run.exitCode()).isEqualTo(75);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("pitot: " + file + ": " + reason + "\n");
    }

    private static String onTerminal(Map<String, String> environment, String... arguments) {
        Surroundings terminal = new Surroundings(true, true, 140, StandardCharsets.UTF_8, environment, null);
        String[] all = Stream.concat(Stream.of("report"), Stream.of(arguments)).toArray(String[]::new);
        return CommandRun.in(terminal, all).out();
    }
}
