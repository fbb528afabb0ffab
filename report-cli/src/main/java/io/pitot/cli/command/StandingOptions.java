package io.pitot.cli.command;

import io.pitot.cli.analysis.Mute;
import io.pitot.cli.analysis.Report;
import io.pitot.cli.analysis.Standing;
import io.pitot.cli.render.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;

/** The options that say what is known of findings beforehand. */
final class StandingOptions {

    private final Verb verb;
    private final Argument<List<Path>> baseline;
    private final Argument<Path> budget;

    StandingOptions(Verb verb) {
        this.verb = verb;
        baseline = verb.paths(
                "--baseline",
                "FILE|DIR",
                "Dumps, or a file of pitot baseline update, to compare with: findings are new or known, and what is gone is named.");
        budget = verb.path("--budget", "FILE", "The file with mutes. Default: ./pitot.yml, if there is one.");
    }

    /** Reads what the options name, for one service. */
    Standing read(String service, Messages messages) {
        CommandLine commandLine = verb.commandLine();
        Path budget = this.budget.given();
        List<Path> baseline = this.baseline.value();
        Path file = budget == null ? BudgetToRead.DEFAULT_FILE : budget;
        boolean none = budget == null && !Files.isRegularFile(file);
        try {
            List<Mute> mutes = none
                    ? List.of()
                    : BudgetToRead.read(file, commandLine, messages).mutes();
            if (baseline.isEmpty()) {
                return new Standing(mutes, null);
            }
            KnownState known = BaselineToRead.read(baseline, service, commandLine, messages);
            return new Standing(mutes, known.findings(), known.run());
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** Whether there is something to compare with. */
    boolean hasBaseline() {
        return !baseline.value().isEmpty();
    }

    /** Says which mutes do nothing. */
    static void tell(Report report, Messages messages) {
        report.endedMutes().forEach(mute -> messages.say("mute of " + mute + ": ended on " + mute.until()));
        report.idleMutes().forEach(mute -> messages.say("mute of " + mute + ": matches nothing"));
    }
}
