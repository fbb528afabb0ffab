package io.pitot.cli.command;

import io.pitot.cli.analysis.Report;
import io.pitot.cli.render.Messages;
import io.pitot.cli.render.Screen;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
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

    @Parameters(
            paramLabel = "DUMP|DIR",
            description = "Dumps, and folders of dumps (every *.json in them). Default: ./pitot.")
    private List<Path> paths = List.of();

    @Option(
            names = "--service",
            paramLabel = "NAME",
            description = "The service to report on, if there are dumps of several.")
    private @Nullable String service;

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
        return report(commandLine, paths, service, standing, prices, options, surroundings);
    }

    /** Reports on dumps as the options say; returns the exit code. */
    static int report(
            CommandLine commandLine,
            List<Path> paths,
            @Nullable String service,
            StandingOptions standing,
            PriceOptions prices,
            ReportOptions options,
            Surroundings surroundings) {
        Screen screen = options.check(surroundings);
        PrintWriter out = commandLine.getOut();
        Messages messages = new Messages(commandLine.getErr());
        Reading reading = Reading.of(commandLine, paths, service, messages);
        if (reading == null) {
            return ExitCodes.INCONCLUSIVE;
        }
        Report report = reading.evidence().report(standing.read(reading.service(), messages), prices.read(messages));
        StandingOptions.tell(report, messages);
        options.print(report, out, screen, messages);
        if (report.empty()) {
            messages.say("nothing was observed: no verdict");
            return ExitCodes.INCONCLUSIVE;
        }
        options.open(surroundings);
        return reading.partial() ? ExitCodes.PARTIAL : ExitCodes.OK;
    }
}
