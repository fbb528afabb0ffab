package io.pitot.cli.command;

import io.pitot.cli.analysis.Glob;
import io.pitot.cli.analysis.Scope;
import io.pitot.cli.analysis.TimeRange;
import io.pitot.cli.render.Messages;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The options that say which of the dumps named a verb is about. */
final class Selection {

    private final Verb verb;
    private final Argument<String> service;
    private final Argument<String> since;
    private final Argument<String> until;

    Selection(Verb verb) {
        this.verb = verb;
        service = verb.text("--service", "NAME", "The service, if there are dumps of several.");
        since = verb.text(
                "--since", "TIME", "Only dumps from then on: 14:00, 2026-11-22T14:00 (UTC), or 30m, 2h, 7d ago.");
        until = verb.text("--until", "TIME", "Only dumps from before then.");
    }

    /** Reads the dumps that are meant and says what was skipped; null if there is none, which has been said. */
    @Nullable
    Reading read(List<Path> paths, @Nullable Glob endpoints, Messages messages) {
        return Reading.of(verb.commandLine(), paths, service.given(), new Scope(time(), endpoints), messages);
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
        String service = this.service.given();
        return Reading.inParts(
                verb.commandLine(), paths, service == null ? otherwise : service, new Scope(time, null), messages);
    }

    /** From when dumps are meant. */
    TimeRange time() {
        String since = this.since.given();
        String until = this.until.given();
        Instant now = Instant.now();
        Instant from = since == null ? null : Moment.read("--since", since, now, verb.commandLine());
        Instant to = until == null ? null : Moment.read("--until", until, now, verb.commandLine());
        if (from != null && to != null && !from.isBefore(to)) {
            throw verb.refusal("--until=" + until + ": must be later than --since=" + since);
        }
        return new TimeRange(from, to);
    }

    /** What another command must be given to mean the same dumps. */
    List<String> words(List<Path> paths) {
        List<String> words = new ArrayList<>();
        paths.forEach(path -> words.add(path.toString()));
        add(words, "--service", service.given());
        add(words, "--since", since.given());
        add(words, "--until", until.given());
        return words;
    }

    private static void add(List<String> words, String name, @Nullable String value) {
        if (value != null) {
            words.add(name);
            words.add(value);
        }
    }
}
