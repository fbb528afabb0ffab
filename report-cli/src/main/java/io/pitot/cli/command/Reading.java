package io.pitot.cli.command;

import io.pitot.cli.analysis.Evidence;
import io.pitot.cli.analysis.Inputs;
import io.pitot.cli.analysis.Scope;
import io.pitot.cli.render.Messages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * The dumps of one service, as they were read.
 *
 * @param service its name
 * @param evidence what they hold
 * @param partial whether some of the input was skipped
 */
record Reading(String service, Evidence evidence, boolean partial) {

    private static final Path DEFAULT_FOLDER = Path.of("pitot");

    /**
     * Reads dumps and says what was skipped.
     *
     * @param paths dumps and folders; none for the default folder
     * @param service the service asked for, or null if there is to be only one
     * @param scope which of the dumps are meant, and what of them
     * @return null if there is no dump, which has been said
     */
    static @Nullable Reading of(
            CommandLine commandLine, List<Path> paths, @Nullable String service, Scope scope, Messages messages) {
        return read(commandLine, paths, service, messages, (named, progress) -> Inputs.read(named, scope, progress));
    }

    /** The same of dumps that are to be compared with one another, too: {@link Evidence#run}. */
    static @Nullable Reading inParts(
            CommandLine commandLine, List<Path> paths, @Nullable String service, Scope scope, Messages messages) {
        return read(
                commandLine, paths, service, messages, (named, progress) -> Inputs.readInParts(named, scope, progress));
    }

    private static @Nullable Reading read(
            CommandLine commandLine,
            List<Path> paths,
            @Nullable String service,
            Messages messages,
            BiFunction<List<Path>, Inputs.Progress, Inputs> reader) {
        // In a checkout of Pitot the default's name is the launcher's.
        if (paths.isEmpty() && !Files.isDirectory(DEFAULT_FOLDER)) {
            messages.say("there is no folder ./" + DEFAULT_FOLDER + " with dumps: name one, or run the application"
                    + " with -javaagent:pitot-agent.jar first");
            return null;
        }
        List<Path> named = paths.isEmpty() ? List.of(DEFAULT_FOLDER) : paths;
        Inputs inputs = ReadingProgress.during(commandLine, named, reader);
        for (Inputs.Skipped skipped : inputs.skipped()) {
            messages.say(skipped.path() + ": " + skipped.reason() + ": skipped");
        }
        String chosen = chosen(commandLine, inputs.services().keySet(), service);
        Evidence evidence = inputs.services().get(chosen);
        if (evidence == null) {
            messages.say("no dump found in "
                    + String.join(", ", named.stream().map(Path::toString).toList())
                    + ": run the application with -javaagent:pitot-agent.jar first");
            return null;
        }
        if (evidence.nothingLeft()) {
            messages.say("no dump of that time: those of " + chosen + " are from " + evidence.from() + " to "
                    + evidence.to());
            return null;
        }
        return new Reading(chosen, evidence, !inputs.skipped().isEmpty());
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
