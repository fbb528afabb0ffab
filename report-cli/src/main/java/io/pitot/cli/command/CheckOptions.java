package io.pitot.cli.command;

import io.pitot.cli.analysis.BlindSpot;
import io.pitot.cli.analysis.Run;
import io.pitot.cli.analysis.SourceRoots;
import io.pitot.cli.analysis.Standing;
import io.pitot.cli.analysis.budget.Budget;
import io.pitot.cli.analysis.budget.Check;
import io.pitot.cli.render.CheckMessages;
import io.pitot.cli.render.GithubAnnotations;
import io.pitot.cli.render.GithubSummary;
import io.pitot.cli.render.GitlabCodeQuality;
import io.pitot.cli.render.JunitCheck;
import io.pitot.cli.render.Messages;
import io.pitot.cli.render.SarifCheck;
import io.pitot.cli.render.Screen;
import io.pitot.cli.render.TerminalCheck;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What a check is held against and where its outcome goes, for the verbs that check. */
final class CheckOptions {

    /** What GitHub takes of a step's summary. */
    private static final long SUMMARY_BYTES = 1 << 20;

    private final Argument<Path> budgetFile;
    private final Argument<List<Path>> baseline;
    private final Argument<List<Path>> sourceRoots;
    private final Argument<Boolean> github;
    private final Argument<Path> gitlab;
    private final Argument<Path> sarif;
    private final Argument<Path> junit;

    CheckOptions(Verb verb) {
        budgetFile = verb.option(
                "--budget",
                "FILE",
                BudgetToRead.DEFAULT_FILE,
                "The file with budgets and mutes. Default: ./${DEFAULT-VALUE}.");
        baseline = verb.paths(
                "--baseline",
                "FILE|DIR",
                "What to compare with: a file of pitot baseline update, or dumps."
                        + " Default: ./pitot-baseline.json, if there is one.");
        sourceRoots = verb.paths(
                "--source-root",
                "DIR",
                "A folder that packages begin in, or a module with src/main/java and the like, for lines of"
                        + " source; may be given several times. Default: src/main/java and src/main/kotlin, as far as they are there.");
        github = verb.flag(
                "--github", "Annotations and a summary for GitHub Actions. Always on where GITHUB_ACTIONS is true.");
        gitlab = verb.path("--gitlab", "FILE", "Writes a code quality report for GitLab.");
        sarif = verb.path("--sarif", "FILE", "Writes what is broken as SARIF, for code scanning.");
        junit = verb.path("--junit", "FILE", "Writes a report of tests, each budget a test case.");
    }

    /**
     * Checks the dumps of one service; returns the exit code.
     *
     * @param dumps reads them in parts
     */
    int check(
            CommandLine commandLine,
            Supplier<@Nullable Reading> dumps,
            Surroundings surroundings,
            Screen screen,
            Messages messages)
            throws IOException {
        Budget budget = budget(commandLine, messages);
        Reading observed = dumps.get();
        if (observed == null) {
            return ExitCodes.INCONCLUSIVE;
        }
        KnownState known = baseline(observed.service(), commandLine, messages);
        Run run = observed.evidence().run(new Standing(budget.mutes(), known == null ? null : known.findings()));
        Check check = Check.of(run, budget, known == null ? null : known.snapshot());
        StandingOptions.tell(run.report(), messages);
        CheckMessages.tell(check, budgetFile.value().toString(), messages);
        print(check, commandLine.getOut(), screen, surroundings);
        return exitCode(check, !observed.partial(), messages);
    }

    /** The budgets; refuses the command line if their file is wrong. */
    Budget budget(CommandLine commandLine, Messages messages) throws IOException {
        boolean named = commandLine.getParseResult().hasMatchedOption("--budget");
        Path file = budgetFile.value();
        if (!named && !Files.isRegularFile(file)) {
            throw new ParameterException(
                    commandLine,
                    "there is no ./" + file + " with budgets: name one with --budget, or let pitot" + " init write it");
        }
        return BudgetToRead.read(file, commandLine, messages);
    }

    private @Nullable KnownState baseline(String of, CommandLine commandLine, Messages messages) throws IOException {
        List<Path> files = baseline.value();
        if (files.isEmpty()) {
            if (!Files.isRegularFile(BaselineToRead.DEFAULT_FILE)) {
                return null;
            }
            files = List.of(BaselineToRead.DEFAULT_FILE);
        }
        return BaselineToRead.read(files, of, commandLine, messages);
    }

    private void print(Check check, PrintWriter out, Screen screen, Surroundings surroundings) throws IOException {
        List<Path> roots = sourceRoots.value();
        SourceRoots sources = new SourceRoots(
                roots.isEmpty()
                        ? Stream.of("src/main/java", "src/main/kotlin")
                                .map(Path::of)
                                .filter(Files::isDirectory)
                                .toList()
                        : roots,
                Path.of(""));
        if (github.value() || "true".equals(surroundings.environment().get("GITHUB_ACTIONS"))) {
            StringWriter text = new StringWriter();
            new TerminalCheck(check, sources, new PrintWriter(text), screen).print();
            GithubAnnotations.printInert(text.toString(), out);
            GithubAnnotations.print(check, sources, out);
            writeSummary(new GithubSummary(check, sources), surroundings);
        } else {
            new TerminalCheck(check, sources, out, screen).print();
        }
        Path gitlab = this.gitlab.given();
        if (gitlab != null) {
            write(
                    gitlab,
                    GitlabCodeQuality.text(check, sources, budgetFile.value().toString()));
        }
        Path sarif = this.sarif.given();
        if (sarif != null) {
            write(sarif, SarifCheck.text(check, sources, budgetFile.value().toString()));
        }
        Path junit = this.junit.given();
        if (junit != null) {
            write(junit, JunitCheck.text(check));
        }
    }

    private void writeSummary(GithubSummary summary, Surroundings surroundings) throws IOException {
        String name = surroundings.environment().getOrDefault("GITHUB_STEP_SUMMARY", "");
        if (name.isEmpty()) {
            return;
        }
        Path file = Path.of(name);
        long used = Files.exists(file) ? Files.size(file) : 0;
        try {
            Files.writeString(
                    file, summary.text(SUMMARY_BYTES - used), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new IOException(file + ": cannot be written: " + e.getMessage(), e);
        }
    }

    private static void write(Path file, String text) throws IOException {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new IOException(file + ": cannot be written: " + e.getMessage(), e);
        }
    }

    private static int exitCode(Check check, boolean complete, Messages messages) {
        if (check.report().empty()) {
            messages.say("nothing was observed: no verdict");
        }
        check.report().blindSpots().stream()
                .filter(spot -> spot.kind() == BlindSpot.Kind.UNOBSERVED_REQUESTS)
                .forEach(spot -> messages.say(spot.count() + " of " + spot.of() + " requests were not observed ("
                        + spot.detail() + "): totals are too low by them"));
        check.report().blindSpots().stream()
                .filter(spot -> spot.kind() == BlindSpot.Kind.DROPPED_EVENTS)
                .forEach(spot -> messages.say(
                        spot.count() + " of " + spot.of() + " events were dropped: counts are too low by them"));
        return switch (check.result()) {
            case BROKEN -> ExitCodes.BROKEN;
            case INCONCLUSIVE -> ExitCodes.INCONCLUSIVE;
            case PASSED -> {
                if (!complete) {
                    messages.say("some of the input was skipped: no verdict");
                    yield ExitCodes.INCONCLUSIVE;
                }
                yield ExitCodes.OK;
            }
        };
    }
}
