package io.pitot.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.cli.OrdersDumps;
import io.pitot.dump.DumpFile;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

    @TempDir
    private Path folder;

    private Path dumps;
    private Path budget;

    @BeforeEach
    void writeTwoDumps() throws IOException {
        dumps = Files.createDirectory(folder.resolve("dumps"));
        DumpFile.write(OrdersDumps.small("orders-api", "i-1", 0), dumps.resolve("a.json"));
        DumpFile.write(OrdersDumps.small("orders-api", "i-2", 0), dumps.resolve("b.json"));
        budget = folder.resolve("pitot.yml");
    }

    private CommandRun check(String budgets, String... options) throws IOException {
        return check(Map.of(), budgets, options);
    }

    private CommandRun check(Map<String, String> environment, String budgets, String... options) throws IOException {
        Files.writeString(budget, "version: 1\n" + budgets);
        List<String> words = new ArrayList<>(List.of("check", dumps.toString(), "--budget", budget.toString()));
        words.addAll(List.of(options));
        Surroundings surroundings = new Surroundings(false, false, 0, StandardCharsets.UTF_8, environment, null);
        return CommandRun.in(surroundings, words.toArray(String[]::new));
    }

    @Test
    void endsWith0IfAllBudgetsAreKept() throws IOException {
        CommandRun run = check("defaults: {queries-per-request: {error: 1}}");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("passed: 1 budget kept");
    }

    @Test
    void endsWith0IfOnlyAWarningIsBroken() throws IOException {
        CommandRun run = check("defaults: {queries-per-request: {warn: 0.5}}");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("queries-per-request 1, at most 0.5 (2×)", "passed: 1 warning");
    }

    @Test
    void endsWith1IfABudgetIsBroken() throws IOException {
        CommandRun run = check("defaults: {error-rate: {error: 1%}}");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("GET /orders: error-rate 20%, at most 1% (20×)", "broken: 1 budget broken, 0 budgets kept");
    }

    @Test
    void endsWith2IfTheBudgetFileIsWrongAndNamesAllOfIt() throws IOException {
        CommandRun run = check("defaults: {p95: {error: fast}}\nmute: none\n");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("pitot: " + budget + ":2:25: defaults.p95.error=fast: must be a duration such as 500ms")
                .contains("pitot: " + budget + ":3:7: mute=none: must be a list\n")
                .endsWith("pitot: help: pitot check --help\n");
    }

    @Test
    void endsWith2IfTheCommandLineIsWrong() throws IOException {
        assertThat(check("", "--budgets", "a").exitCode()).isEqualTo(2);
        CommandRun run = CommandRun.of("check", dumps.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("pitot: there is no ./pitot.yml with budgets: name one with --budget");
    }

    @Test
    void endsWith3IfThereIsNoDump(@TempDir Path empty) throws IOException {
        Files.writeString(budget, "version: 1\ndefaults: {p95: {error: 1s}}\n");
        CommandRun run = CommandRun.of("check", empty.toString(), "--budget", budget.toString());
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).startsWith("pitot: no dump found in " + empty);
    }

    @Test
    void endsWith3IfNothingWasObserved(@TempDir Path idle) throws IOException {
        DumpFile.write(OrdersDumps.idle(), idle.resolve("idle.json"));
        Files.writeString(budget, "version: 1\ndefaults: {p95: {error: 1s}}\n");
        CommandRun run = CommandRun.of("check", idle.toString(), "--budget", budget.toString());
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("nothing was observed: no verdict");
    }

    @Test
    void endsWith3IfThereWereTooFewRequests() throws IOException {
        CommandRun run = check("min-requests: 201\ndefaults: {queries-per-request: {error: 1}}");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).contains("inconclusive: 1 not judged, 0 budgets kept");
    }

    @Test
    void endsWith3IfThereIsNothingToCompareWith() throws IOException {
        CommandRun run = check("defaults: {queries-per-request: {error: +0%}}");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).contains("no baseline to compare with: pitot baseline update");
    }

    @Test
    void endsWith3IfAllIsKeptButSomeOfTheInputIsDamaged() throws IOException {
        Path damaged = Files.writeString(dumps.resolve("c.json"), "{");
        CommandRun run = check("defaults: {queries-per-request: {error: 1}}");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err())
                .contains(damaged + ": ", ": skipped\n")
                .endsWith("pitot: some of the input was skipped: no verdict\n");
        assertThat(check("defaults: {queries-per-request: {error: 0}}").exitCode())
                .isEqualTo(1);
    }

    @Test
    void endsWith70IfPitotIsWrong() throws IOException {
        assertBug(new IllegalStateException("broken on purpose"));
    }

    /** An error that nobody catches would end a JVM with 1: a broken budget. */
    @Test
    void endsWith70IfTheJvmGivesUp() throws IOException {
        assertBug(new StackOverflowError("broken on purpose"));
    }

    private void assertBug(Throwable thrown) throws IOException {
        Map<String, String> broken = new HashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            public String get(Object key) {
                if (thrown instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) thrown;
            }
        };
        CommandRun run = check(broken, "defaults: {queries-per-request: {error: 1}}");
        assertThat(run.exitCode()).isEqualTo(70);
        assertThat(run.err()).startsWith("pitot: a bug in Pitot: " + thrown);
    }

    @Test
    void endsWith75IfAFileCannotBeReadOrWritten() throws IOException {
        String kept = "defaults: {queries-per-request: {error: 1}}";
        Path nowhere = folder.resolve("none/report.xml");
        CommandRun unwritten = check(kept, "--junit", nowhere.toString());
        assertThat(unwritten.exitCode()).isEqualTo(75);
        assertThat(unwritten.out()).contains("passed");
        assertThat(unwritten.err()).startsWith("pitot: " + nowhere + ": cannot be written");
        assertThat(check(kept, "--gitlab", nowhere.toString()).exitCode()).isEqualTo(75);
        assertThat(check(Map.of("GITHUB_STEP_SUMMARY", nowhere.toString()), kept, "--github")
                        .exitCode())
                .isEqualTo(75);

        CommandRun unread = CommandRun.of(
                "check",
                dumps.toString(),
                "--budget",
                folder.resolve("none.yml").toString());
        assertThat(unread.exitCode()).isEqualTo(75);
        assertThat(unread.err()).contains("none.yml: cannot be read");
    }

    /** The check reads a budget file that never ends, from a pipe. {@code env} undoes what a parent may have ignored. */
    @Test
    @EnabledOnOs(OS.LINUX)
    @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void endsWith130IfItIsInterrupted() throws Exception {
        Path pipe = folder.resolve("endless.yml");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        File err = folder.resolve("err.txt").toFile();
        Process process = new ProcessBuilder(
                        "env",
                        "--default-signal=INT",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.pitot.cli.Pitot",
                        "check",
                        dumps.toString(),
                        "--budget",
                        pipe.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(err)
                .start();
        // Opening a pipe for writing waits until the other side reads it: then the check is under way.
        try (OutputStream held = Files.newOutputStream(pipe)) {
            held.flush();
            new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(Files.readString(err.toPath())).isEqualTo(130);
    }

    @Test
    void aBudgetThatMatchesNothingIsNamed() throws IOException {
        CommandRun run = check("""
                defaults: {queries-per-request: {error: 1}}
                endpoints: {"GET /gone": {p95: {error: 1s}}}
                """);
        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .isEqualTo("pitot: " + budget + ": endpoints \"GET /gone\" (line 3): matches nothing in the dumps\n");
    }

    @Test
    void aMutedFindingBreaksNothingUntilItsLastDay() throws IOException {
        String budgets = "defaults: {findings: {FAILING_ENDPOINT: {error: any}}}\nmute:\n"
                + "  - {finding: FAILING_ENDPOINT, reason: known, until: ";
        assertThat(check(budgets + "2026-11-20}").exitCode()).isZero();

        CommandRun over = check(budgets + "2026-11-19}");
        assertThat(over.exitCode()).isEqualTo(1);
        assertThat(over.err()).isEqualTo("pitot: mute of finding FAILING_ENDPOINT: ended on 2026-11-19\n");

        CommandRun idle = check("""
                defaults: {queries-per-request: {error: 1}}
                mute:
                  - {finding: N_PLUS_ONE, reason: known, until: 2027-01-01}
                """);
        assertThat(idle.exitCode()).isZero();
        assertThat(idle.err()).isEqualTo("pitot: mute of finding N_PLUS_ONE: matches nothing\n");
    }

    @Test
    void comparesWithDumpsOrWithAFile() throws IOException {
        Path before = folder.resolve("before");
        Files.createDirectory(before);
        DumpFile.write(OrdersDumps.healthy("orders-api", "i-9"), before.resolve("a.json"));
        String budgets = "defaults: {findings: {FAILING_ENDPOINT: {error: new}}, p95: {error: +25%}}";

        assertThat(check(budgets, "--baseline", before.toString()).exitCode()).isEqualTo(1);
        assertThat(check(budgets, "--baseline", dumps.toString()).exitCode()).isZero();

        Path file = folder.resolve("baseline.json");
        CommandRun.of("baseline", "update", dumps.toString(), "--with-times", "--baseline", file.toString());
        assertThat(check(budgets, "--baseline", file.toString()).exitCode()).isZero();
        CommandRun.of("baseline", "update", dumps.toString(), "--baseline", file.toString());
        CommandRun untimed = check(budgets, "--baseline", file.toString());
        assertThat(untimed.exitCode()).isEqualTo(3);
        assertThat(untimed.out()).contains("not in the baseline: pitot baseline update --with-times");
    }

    @Test
    void onGitHubItAnnotatesAndSummarisesByItself() throws IOException {
        Path summary = Files.writeString(folder.resolve("summary.md"), "what another step wrote\n");
        CommandRun run = check(
                Map.of("GITHUB_ACTIONS", "true", "GITHUB_STEP_SUMMARY", summary.toString()),
                "defaults: {error-rate: {error: 1%}}");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("::stop-commands::pitot-")
                .contains("\n::error title=GET /orders%3A error-rate::error-rate 20%25, at most 1%25 (20×)");
        assertThat(Files.readString(summary)).startsWith("what another step wrote\n### Pitot: broken\n");
    }

    @Test
    void theSummaryLeavesRoomForWhatIsThereAlready() throws IOException {
        Path summary = Files.writeString(folder.resolve("summary.md"), "x".repeat((1 << 20) - 10));
        check(Map.of("GITHUB_STEP_SUMMARY", summary.toString()), "defaults: {error-rate: {error: 1%}}", "--github");
        assertThat(Files.size(summary)).isEqualTo((1 << 20) - 10);
    }

    @Test
    void writesTheReportsOfOtherServers() throws IOException {
        Path junit = folder.resolve("junit.xml");
        Path gitlab = folder.resolve("gitlab.json");
        Path sarif = folder.resolve("pitot.sarif");
        check(
                "defaults: {error-rate: {error: 1%}}",
                "--junit", junit.toString(), "--gitlab", gitlab.toString(), "--sarif", sarif.toString());
        assertThat(Files.readString(junit)).contains("failures=\"1\"");
        assertThat(Files.readString(sarif)).contains("\"ruleId\": \"error-rate\"");
        assertThat(Files.readString(gitlab)).contains("\"path\" : \"" + budget + "\"");
    }

    @Test
    void theOrderOfDumpsChangesNoByte() throws IOException {
        Files.writeString(budget, "version: 1\ndefaults: {error-rate: {error: 1%}, p95: {warn: 1ms}}\n");
        String a = dumps.resolve("a.json").toString();
        String b = dumps.resolve("b.json").toString();
        assertThat(CommandRun.of("check", a, b, "--budget", budget.toString()))
                .isEqualTo(CommandRun.of("check", b, a, "--budget", budget.toString()));
    }
}
