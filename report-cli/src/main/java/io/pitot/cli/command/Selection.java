package io.pitot.cli.command;

import io.pitot.cli.analysis.Glob;
import io.pitot.cli.analysis.Scope;
import io.pitot.cli.analysis.TimeRange;
import io.pitot.cli.render.Messages;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say which of the dumps named a verb is about. */
final class Selection {

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(names = "--service", paramLabel = "NAME", description = "The service, if there are dumps of several.")
    private @Nullable String service;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Only dumps from then on: 14:00, 2026-11-22T14:00 (UTC), or 30m, 2h, 7d ago.")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "TIME", description = "Only dumps from before then.")
    private @Nullable String until;

    /** Reads the dumps that are meant and says what was skipped; null if there is none, which has been said. */
    @Nullable
    Reading read(List<Path> paths, @Nullable Glob endpoints, Messages messages) {
        CommandSpec verb = Objects.requireNonNull(spec);
        return Reading.of(verb.commandLine(), paths, service, new Scope(time(), endpoints), messages);
    }

    /** The same of dumps that are to be compared with one another, too. */
    @Nullable
    Reading readInParts(List<Path> paths, Messages messages) {
        return readInParts(paths, time(), null, messages);
    }

    /**
     * The same.
     *
     * @param time from when they are
     * @param otherwise the service that is meant if none was asked for, or null
     */
    @Nullable
    Reading readInParts(List<Path> paths, TimeRange time, @Nullable String otherwise, Messages messages) {
        return Reading.inParts(
                Objects.requireNonNull(spec).commandLine(),
                paths,
                service == null ? otherwise : service,
                new Scope(time, null),
                messages);
    }

    /** From when dumps are meant. */
    TimeRange time() {
        CommandSpec verb = Objects.requireNonNull(spec);
        Instant now = Instant.now();
        Instant from = since == null ? null : Moment.read("--since", since, now, verb.commandLine());
        Instant to = until == null ? null : Moment.read("--until", until, now, verb.commandLine());
        if (from != null && to != null && !from.isBefore(to)) {
            throw new ParameterException(
                    verb.commandLine(), "--until=" + until + ": must be later than --since=" + since);
        }
        return new TimeRange(from, to);
    }

    /** What another command must be given to mean the same dumps. */
    List<String> words(List<Path> paths) {
        List<String> words = new ArrayList<>();
        paths.forEach(path -> words.add(path.toString()));
        add(words, "--service", service);
        add(words, "--since", since);
        add(words, "--until", until);
        return words;
    }

    private static void add(List<String> words, String name, @Nullable String value) {
        if (value != null) {
            words.add(name);
            words.add(value);
        }
    }
}
