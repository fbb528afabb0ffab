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
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** {@code pitot diff}: what became better or worse between two sets of dumps. */
final class DiffCommand implements Callable<Integer> {

    private static final int MAX_TOP = 100_000;
    private static final long MAX_REQUESTS = 1_000_000_000;

    private final Surroundings surroundings;
    private final Verb verb = new Verb(
            this,
            "diff",
            "Compares two sets of dumps: what became better or worse, and what only chance may have changed.");
    private final Argument<Path> base = verb.word(
            0,
            "BASE",
            Path.class,
            "What to compare with: a dump, a folder of dumps, or several with commas between them.");
    private final Argument<Path> head = verb.word(1, "HEAD", Path.class, "What to compare, given in the same way.");
    private final Selection selection = new Selection(verb);

    private final Argument<String> at = verb.text(
            "--at",
            "TIME",
            "Of BASE only dumps from before then, of HEAD only those from then on: both may be one folder.");
    private final Argument<Long> minRequests = verb.option(
            "--min-requests",
            "N",
            Scale.DEFAULT.minRequests(),
            "Requests or calls on each side from which on a verdict is given. Default: ${DEFAULT-VALUE}.");
    private final Argument<Boolean> json = verb.flag("--json", "Prints all of it as JSON.");
    private final Argument<Integer> top =
            verb.option("--top", "N", 10, "Rows of each table on the terminal. Default: ${DEFAULT-VALUE}.");
    private final Argument<Boolean> all = verb.flag("--all", "All rows, of what stayed the same too.");
    private final ScreenOptions screenOptions = new ScreenOptions(verb);

    DiffCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    CommandLine commandLine() {
        return verb.toCommandLine();
    }

    @Override
    public Integer call() {
        CommandLine commandLine = verb.commandLine();
        Messages messages = new Messages(commandLine.getErr());
        if (top.value() < 1 || top.value() > MAX_TOP) {
            throw new ParameterException(commandLine, "--top=%d: must be 1 to %d".formatted(top.value(), MAX_TOP));
        }
        if (minRequests.value() < 1 || minRequests.value() > MAX_REQUESTS) {
            throw new ParameterException(
                    commandLine, "--min-requests=%d: must be 1 to %d".formatted(minRequests.value(), MAX_REQUESTS));
        }
        Screen screen = screenOptions.screen(surroundings);
        TimeRange time = selection.time();
        Instant border = border(time, commandLine);
        Reading before = selection.readInParts(
                paths(base.value()), border == null ? time : new TimeRange(time.since(), border), null, messages);
        Reading after = before == null
                ? null
                : selection.readInParts(
                        paths(head.value()),
                        border == null ? time : new TimeRange(border, time.until()),
                        before.service(),
                        messages);
        if (before == null || after == null) {
            return ExitCodes.INCONCLUSIVE;
        }
        Diff diff = Diff.of(
                before.evidence().run(Standing.NONE),
                after.evidence().run(Standing.NONE),
                new Scale(minRequests.value(), Scale.DEFAULT.noiseFloor()));
        PrintWriter out = commandLine.getOut();
        if (json.value()) {
            JsonDiff.print(diff, out);
        } else {
            new TerminalDiff(diff, out, screen, top.value(), all.value()).print();
        }
        if (diff.before().empty() || diff.after().empty()) {
            messages.say("nothing was observed in " + (diff.before().empty() ? base.value() : head.value())
                    + ": no verdict");
            return ExitCodes.INCONCLUSIVE;
        }
        return before.partial() || after.partial() ? ExitCodes.PARTIAL : ExitCodes.OK;
    }

    /** What divides the dumps of both sides by time; null if nothing does. */
    private @Nullable Instant border(TimeRange time, CommandLine commandLine) {
        String at = this.at.given();
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
