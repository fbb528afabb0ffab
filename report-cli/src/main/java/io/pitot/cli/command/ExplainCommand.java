package io.pitot.cli.command;

import io.pitot.cli.analysis.MutedFinding;
import io.pitot.cli.analysis.Report;
import io.pitot.cli.analysis.Topic;
import io.pitot.cli.analysis.Topics;
import io.pitot.cli.render.Explanation;
import io.pitot.cli.render.Messages;
import io.pitot.cli.render.Screen;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** {@code pitot explain}: all that is known of one thing. */
final class ExplainCommand implements Callable<Integer> {

    private static final int SHOWN = 5;

    private final Surroundings surroundings;
    private final Verb verb = new Verb(this, "explain", "Says all that is known of one finding, query or endpoint.");
    private final Argument<String> word = verb.word(
            0,
            "FINDING|QUERY|ENDPOINT",
            String.class,
            "A finding's place in the list, an id or its beginning, or the name of an endpoint.");
    private final Argument<List<Path>> paths = verb.words(
            1, 0, "DUMP|DIR", Path.class, "Dumps, and folders of dumps (every *.json in them). Default: ./pitot.");
    private final Selection selection = new Selection(verb);

    private final StandingOptions standing = new StandingOptions(verb);

    private final ScreenOptions screenOptions = new ScreenOptions(verb);

    ExplainCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    CommandLine commandLine() {
        return verb.toCommandLine();
    }

    @Override
    public Integer call() {
        CommandLine commandLine = verb.commandLine();
        Screen screen = screenOptions.screen(surroundings);
        Messages messages = new Messages(commandLine.getErr());
        Reading reading = selection.read(paths.value(), null, messages);
        if (reading == null) {
            return ExitCodes.INCONCLUSIVE;
        }
        Report report = reading.evidence().report(standing.read(reading.service(), messages), null);
        if (report.empty()) {
            messages.say("nothing was observed: no verdict");
            return ExitCodes.INCONCLUSIVE;
        }
        new Explanation(report, commandLine.getOut(), screen).print(topic(commandLine, report));
        return reading.partial() ? ExitCodes.PARTIAL : ExitCodes.OK;
    }

    private Topic topic(CommandLine commandLine, Report report) {
        String word = this.word.value();
        Topics topics = new Topics(report);
        List<Topic> named = topics.named(word);
        if (named.size() == 1) {
            return named.get(0);
        }
        for (MutedFinding muted : report.muted()) {
            if (named.isEmpty()
                    && muted.finding().parts().stream()
                            .anyMatch(part -> part.id().equalsIgnoreCase(word))) {
                throw new ParameterException(
                        commandLine,
                        word + ": is muted until " + muted.mute().until() + ": "
                                + muted.mute().reason());
            }
        }
        if (named.isEmpty()) {
            List<String> like = topics.like(word);
            throw new ParameterException(
                    commandLine,
                    word + ": no finding, query or endpoint of that name"
                            + (like.isEmpty()
                                    ? ": pitot report --all lists them"
                                    : ": did you mean " + any(like) + "?"));
        }
        String first = named.stream().limit(SHOWN).map(Topic::id).collect(Collectors.joining(", "));
        throw new ParameterException(
                commandLine,
                word + ": may be one of " + named.size() + ": " + first + (named.size() > SHOWN ? ", …" : ""));
    }

    private static String any(List<String> ids) {
        return ids.size() == 1
                ? ids.get(0)
                : String.join(", ", ids.subList(0, ids.size() - 1)) + " or " + ids.get(ids.size() - 1);
    }
}
