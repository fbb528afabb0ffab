package io.pitot.cli.command;

import io.pitot.cli.analysis.Glob;
import io.pitot.cli.analysis.PriceTable;
import io.pitot.cli.analysis.Report;
import io.pitot.cli.analysis.Standing;
import io.pitot.cli.analysis.diff.Diff;
import io.pitot.cli.analysis.diff.Scale;
import io.pitot.cli.render.Messages;
import io.pitot.cli.render.Screen;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** {@code pitot report}: what is slow, why, where in the code, and what fixing it would save. */
final class ReportCommand implements Callable<Integer> {

    private final Surroundings surroundings;
    private final Verb verb =
            new Verb(this, "report", "Says what is slow, why, where in the code, and what fixing it would save.");
    private final DumpsToRead dumps = new DumpsToRead(verb);
    private final Argument<String> endpoint = verb.text(
            "--endpoint", "GLOB", "Only the endpoints of that name, with what they called; * stands for anything.");

    private final StandingOptions standing = new StandingOptions(verb);

    private final PriceOptions prices = new PriceOptions(verb);

    private final ReportOptions options = new ReportOptions(verb);

    ReportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    CommandLine commandLine() {
        return verb.toCommandLine();
    }

    @Override
    public Integer call() {
        CommandLine commandLine = verb.commandLine();
        Messages messages = new Messages(commandLine.getErr());
        String endpoint = this.endpoint.given();
        Glob endpoints = endpoint == null ? null : new Glob(endpoint);
        // Which costs memory for each dump, and only the page has room to say it.
        boolean compares = options.isPage() && standing.hasBaseline() && endpoints == null;
        return report(
                commandLine,
                () -> compares ? dumps.readInParts(messages) : dumps.read(endpoints, messages),
                dumps.words(),
                service -> standing.read(service, messages),
                () -> prices.read(messages),
                options,
                surroundings,
                messages);
    }

    /**
     * Reports on dumps as the options say; returns the exit code.
     *
     * @param dumps reads them
     * @param words what other commands must be given to read the same
     * @param standing reads what is known of a service's findings
     * @param prices reads what language models cost; of null those that come with Pitot
     */
    static int report(
            CommandLine commandLine,
            Supplier<@Nullable Reading> dumps,
            List<String> words,
            Function<String, Standing> standing,
            Supplier<@Nullable PriceTable> prices,
            ReportOptions options,
            Surroundings surroundings,
            Messages messages) {
        Screen screen = options.check(surroundings);
        PrintWriter out = commandLine.getOut();
        Reading reading = dumps.get();
        if (reading == null) {
            return ExitCodes.INCONCLUSIVE;
        }
        Standing known = standing.apply(reading.service());
        Report report = reading.evidence().report(known, prices.get());
        Glob asked = report.selected().scope().endpoints();
        if (asked != null && report.endpoints().isEmpty()) {
            throw new ParameterException(
                    commandLine,
                    "--endpoint=" + asked.pattern() + ": no endpoint of that name: pitot report --all lists them, and *"
                            + " stands for anything");
        }
        StandingOptions.tell(report, messages);
        Diff diff = known.before() != null && reading.evidence().isInParts()
                ? Diff.of(known.before(), reading.evidence().run(report), Scale.DEFAULT)
                : null;
        options.print(report, diff, words, out, screen, messages);
        if (report.empty()) {
            messages.say("nothing was observed: no verdict");
            return ExitCodes.INCONCLUSIVE;
        }
        options.open(surroundings);
        return reading.partial() ? ExitCodes.PARTIAL : ExitCodes.OK;
    }
}
