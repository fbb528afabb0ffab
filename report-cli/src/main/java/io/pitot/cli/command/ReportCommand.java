package io.pitot.cli.command;

import io.pitot.cli.analysis.Glob;
import io.pitot.cli.analysis.Report;
import io.pitot.cli.render.Messages;
import io.pitot.cli.render.Screen;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code pitot report}: what is slow, why, where in the code, and what fixing it would save. */
@Command(
        name = "report",
        description = "Says what is slow, why, where in the code, and what fixing it would save.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        exitCodeOnInvalidInput = ExitCodes.USAGE,
        exitCodeOnExecutionException = ExitCodes.BUG)
final class ReportCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final DumpsToRead dumps = new DumpsToRead();

    @Option(
            names = "--endpoint",
            paramLabel = "GLOB",
            description = "Only the endpoints of that name, with what they called; * stands for anything.")
    private @Nullable String endpoint;

    @Mixin
    private final StandingOptions standing = new StandingOptions();

    @Mixin
    private final PriceOptions prices = new PriceOptions();

    @Mixin
    private final ReportOptions options = new ReportOptions();

    ReportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        Messages messages = new Messages(commandLine.getErr());
        Glob endpoints = endpoint == null ? null : new Glob(endpoint);
        return report(
                commandLine,
                () -> dumps.read(endpoints, messages),
                dumps.words(),
                standing,
                prices,
                options,
                surroundings,
                messages);
    }

    /**
     * Reports on dumps as the options say; returns the exit code.
     *
     * @param dumps reads them
     * @param words what other commands must be given to read the same
     */
    static int report(
            CommandLine commandLine,
            Supplier<@Nullable Reading> dumps,
            List<String> words,
            StandingOptions standing,
            PriceOptions prices,
            ReportOptions options,
            Surroundings surroundings,
            Messages messages) {
        Screen screen = options.check(surroundings);
        PrintWriter out = commandLine.getOut();
        Reading reading = dumps.get();
        if (reading == null) {
            return ExitCodes.INCONCLUSIVE;
        }
        Report report = reading.evidence().report(standing.read(reading.service(), messages), prices.read(messages));
        Glob asked = report.selected().scope().endpoints();
        if (asked != null && report.endpoints().isEmpty()) {
            throw new ParameterException(
                    commandLine,
                    "--endpoint=" + asked.pattern() + ": no endpoint of that name: pitot report --all lists them, and *"
                            + " stands for anything");
        }
        StandingOptions.tell(report, messages);
        options.print(report, words, out, screen, messages);
        if (report.empty()) {
            messages.say("nothing was observed: no verdict");
            return ExitCodes.INCONCLUSIVE;
        }
        options.open(surroundings);
        return reading.partial() ? ExitCodes.PARTIAL : ExitCodes.OK;
    }
}
