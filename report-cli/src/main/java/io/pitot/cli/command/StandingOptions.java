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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that say what is known of findings beforehand. */
final class StandingOptions {

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = "--baseline",
            paramLabel = "FILE|DIR",
            description =
                    "Dumps, or a file of pitot baseline update, to compare with: findings are new or known, and what is gone is named.")
    private List<Path> baseline = List.of();

    @Option(
            names = "--budget",
            paramLabel = "FILE",
            description = "The file with mutes. Default: ./pitot.yml, if there is one.")
    private @Nullable Path budget;

    /** Reads what the options name, for one service; nothing where there is no command line with them. */
    Standing read(String service, Messages messages) {
        if (spec == null) {
            return Standing.NONE;
        }
        CommandLine commandLine = spec.commandLine();
        Path file = budget == null ? BudgetToRead.DEFAULT_FILE : budget;
        boolean none = budget == null && !Files.isRegularFile(file);
        try {
            List<Mute> mutes = none
                    ? List.of()
                    : BudgetToRead.read(file, commandLine, messages).mutes();
            return new Standing(
                    mutes,
                    baseline.isEmpty()
                            ? null
                            : BaselineToRead.read(baseline, service, commandLine, messages)
                                    .findings());
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** Says which mutes do nothing. */
    static void tell(Report report, Messages messages) {
        report.endedMutes().forEach(mute -> messages.say("mute of " + mute + ": ended on " + mute.until()));
        report.idleMutes().forEach(mute -> messages.say("mute of " + mute + ": matches nothing"));
    }
}
