package io.pitot.cli.command;

import io.pitot.cli.analysis.BudgetFile;
import io.pitot.cli.analysis.Evidence;
import io.pitot.cli.analysis.Inputs;
import io.pitot.cli.analysis.Mute;
import io.pitot.cli.analysis.Report;
import io.pitot.cli.analysis.Standing;
import io.pitot.cli.render.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say what is known of findings beforehand. */
final class StandingOptions {

    private static final Path DEFAULT_BUDGET = Path.of("pitot.yml");

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = "--baseline",
            paramLabel = "DUMP|DIR",
            description = "Dumps to compare with: findings are new or known, and what is gone is named.")
    private List<Path> baseline = List.of();

    @Option(
            names = "--budget",
            paramLabel = "FILE",
            description = "The file with mutes. Default: ./pitot.yml, if there is one.")
    private @Nullable Path budget;

    /** Reads what the options name, for one service. */
    Standing read(String service, Messages messages) {
        return new Standing(
                mutes(messages),
                baseline.isEmpty() ? null : baseline(service, messages).baseline());
    }

    private List<Mute> mutes(Messages messages) {
        Path file = budget == null ? DEFAULT_BUDGET : budget;
        if (budget == null && !Files.isRegularFile(file)) {
            return List.of();
        }
        try {
            return BudgetFile.mutes(file);
        } catch (BudgetFile.Wrong e) {
            List<String> problems = e.problems();
            int last = problems.size() - 1;
            problems.subList(0, last).forEach(messages::say);
            throw refused(problems.get(last));
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private Evidence baseline(String service, Messages messages) {
        Inputs inputs = Inputs.read(baseline);
        for (Inputs.Skipped skipped : inputs.skipped()) {
            messages.say(skipped.path() + ": " + skipped.reason() + ": skipped");
        }
        SortedMap<String, Evidence> services = inputs.services();
        Evidence evidence = services.get(service);
        if (evidence == null) {
            throw refused("--baseline=" + baseline.get(0) + ": must have dumps of " + service
                    + (services.isEmpty() ? "" : ", has " + String.join(", ", services.keySet())));
        }
        return evidence;
    }

    private ParameterException refused(String message) {
        if (spec == null) {
            throw new IllegalStateException(message);
        }
        return new ParameterException(spec.commandLine(), message);
    }

    /** Says which mutes do nothing. */
    static void tell(Report report, Messages messages) {
        report.endedMutes().forEach(mute -> messages.say("mute of " + mute + ": ended on " + mute.until()));
        report.idleMutes().forEach(mute -> messages.say("mute of " + mute + ": matches nothing"));
    }
}
