package io.pitot.cli.command;

import io.pitot.cli.analysis.Standing;
import io.pitot.cli.analysis.TimeRange;
import io.pitot.cli.analysis.diff.Diff;
import io.pitot.cli.analysis.diff.Scale;
import io.pitot.cli.render.JsonDiff;
import io.pitot.cli.render.Messages;
import io.pitot.cli.render.Screen;
import io.pitot.cli.render.TerminalDiff;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pitot diff}: what became better or worse between two sets of dumps. */
@Command(
        name = "diff",
        description = "Compares two sets of dumps: what became better or worse, and what only chance may have changed.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        exitCodeOnInvalidInput = ExitCodes.USAGE,
        exitCodeOnExecutionException = ExitCodes.BUG)
final class DiffCommand implements Callable<Integer> {

    private static final int MAX_TOP = 100_000;
    private static final long MAX_REQUESTS = 1_000_000_000;

    private final Surroundings surroundings;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "BASE",
            description = "What to compare with: a dump, a folder of dumps, or several with commas between them.")
    private Path base = Path.of("");

    @Parameters(index = "1", paramLabel = "HEAD", description = "What to compare, given in the same way.")
    private Path head = Path.of("");

    @Mixin
    private final Selection selection = new Selection();

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description =
                    "Of BASE only dumps from before then, of HEAD only those from then on: both may be one folder.")
    private @Nullable String at;

    @Option(
            names = "--min-requests",
            paramLabel = "N",
            defaultValue = "30",
            description = "Requests or calls on each side from which on a verdict is given. Default: ${DEFAULT-VALUE}.")
    private long minRequests = Scale.DEFAULT.minRequests();

    @Option(names = "--json", description = "Prints all of it as JSON.")
    private boolean json;

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "10",
            description = "Rows of each table on the terminal. Default: ${DEFAULT-VALUE}.")
    private int top = 10;

    @Option(names = "--all", description = "All rows, of what stayed the same too.")
    private boolean all;

    @Mixin
    private final ScreenOptions screenOptions = new ScreenOptions();

    DiffCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        Messages messages = new Messages(commandLine.getErr());
        if (top < 1 || top > MAX_TOP) {
            throw new ParameterException(commandLine, "--top=%d: must be 1 to %d".formatted(top, MAX_TOP));
        }
        if (minRequests < 1 || minRequests > MAX_REQUESTS) {
            throw new ParameterException(
                    commandLine, "--min-requests=%d: must be 1 to %d".formatted(minRequests, MAX_REQUESTS));
        }
        Screen screen = screenOptions.screen(surroundings);
        TimeRange time = selection.time();
        Instant border = border(time, commandLine);
        Reading before = selection.readInParts(
                paths(base), border == null ? time : new TimeRange(time.since(), border), null, messages);
        Reading after = before == null
                ? null
                : selection.readInParts(
                        paths(head),
                        border == null ? time : new TimeRange(border, time.until()),
                        before.service(),
                        messages);
        if (before == null || after == null) {
            return ExitCodes.INCONCLUSIVE;
        }
        Diff diff = Diff.of(
                before.evidence().run(Standing.NONE),
                after.evidence().run(Standing.NONE),
                new Scale(minRequests, Scale.DEFAULT.noiseFloor()));
        PrintWriter out = commandLine.getOut();
        if (json) {
            JsonDiff.print(diff, out);
        } else {
            new TerminalDiff(diff, out, screen, top, all).print();
        }
        if (diff.before().empty() || diff.after().empty()) {
            messages.say("nothing was observed in " + (diff.before().empty() ? base : head) + ": no verdict");
            return ExitCodes.INCONCLUSIVE;
        }
        return before.partial() || after.partial() ? ExitCodes.PARTIAL : ExitCodes.OK;
    }

    /** What divides the dumps of both sides by time; null if nothing does. */
    private @Nullable Instant border(TimeRange time, CommandLine commandLine) {
        if (at == null) {
            return null;
        }
        Instant border = Moment.read("--at", at, Instant.now(), commandLine);
        if ((time.since() != null && !border.isAfter(time.since()))
                || (time.until() != null && !border.isBefore(time.until()))) {
            throw new ParameterException(commandLine, "--at=" + at + ": must be later than --since and before --until");
        }
        return border;
    }

    /** A path, or several with commas between them, unless a file has the commas in its name. */
    private static List<Path> paths(Path side) {
        return Files.exists(side)
                ? List.of(side)
                : Stream.of(side.toString().split(",", -1)).map(Path::of).toList();
    }
}
