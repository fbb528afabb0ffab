package io.pitot.cli.command;

import io.pitot.cli.analysis.Evidence;
import io.pitot.cli.analysis.Inputs;
import io.pitot.cli.analysis.Report;
import io.pitot.cli.render.Messages;
import io.pitot.cli.render.Screen;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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

    private static final Path DEFAULT_FOLDER = Path.of("pitot");

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
    private final ReportOptions options = new ReportOptions();

    ReportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        // In a checkout of Pitot the default's name is the launcher's.
        if (paths.isEmpty() && !Files.isDirectory(DEFAULT_FOLDER)) {
            options.check(surroundings);
            new Messages(commandLine.getErr())
                    .say("there is no folder ./" + DEFAULT_FOLDER + " with dumps: name one, or run the application"
                            + " with -javaagent:pitot-agent.jar first");
            return ExitCodes.INCONCLUSIVE;
        }
        return report(
                commandLine,
                paths.isEmpty() ? List.of(DEFAULT_FOLDER) : paths,
                service,
                standing,
                options,
                surroundings);
    }

    /** Reports on dumps as the options say; returns the exit code. */
    static int report(
            CommandLine commandLine,
            List<Path> paths,
            @Nullable String service,
            StandingOptions standing,
            ReportOptions options,
            Surroundings surroundings) {
        Screen screen = options.check(surroundings);
        PrintWriter out = commandLine.getOut();
        Messages messages = new Messages(commandLine.getErr());
        Inputs inputs = Inputs.read(paths);
        for (Inputs.Skipped skipped : inputs.skipped()) {
            messages.say(skipped.path() + ": " + skipped.reason() + ": skipped");
        }
        String chosen = chosen(commandLine, inputs.services().keySet(), service);
        Evidence evidence = inputs.services().get(chosen);
        if (evidence == null) {
            messages.say("no dump found in "
                    + String.join(", ", paths.stream().map(Path::toString).toList())
                    + ": run the application with -javaagent:pitot-agent.jar first");
            return ExitCodes.INCONCLUSIVE;
        }
        Report report = evidence.report(standing.read(chosen, messages));
        StandingOptions.tell(report, messages);
        options.print(report, out, screen);
        if (report.empty()) {
            messages.say("nothing was observed: no verdict");
            return ExitCodes.INCONCLUSIVE;
        }
        return inputs.skipped().isEmpty() ? ExitCodes.OK : ExitCodes.PARTIAL;
    }

    /** The name of the service to report on; empty if there is none. */
    private static String chosen(CommandLine commandLine, Set<String> names, @Nullable String service) {
        if (names.isEmpty()) {
            return "";
        }
        if (service != null) {
            if (!names.contains(service)) {
                throw new ParameterException(
                        commandLine, "--service=" + service + ": must be one of " + String.join(", ", names));
            }
            return service;
        }
        if (names.size() > 1) {
            throw new ParameterException(
                    commandLine,
                    "dumps of %d services: choose one with --service: %s"
                            .formatted(names.size(), String.join(", ", names)));
        }
        return names.iterator().next();
    }
}
