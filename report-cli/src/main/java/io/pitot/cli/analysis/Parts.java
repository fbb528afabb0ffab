package io.pitot.cli.analysis;

import io.pitot.dump.Command;
import io.pitot.dump.Distribution;
import io.pitot.dump.Dump;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Instance;
import io.pitot.dump.Model;
import io.pitot.dump.Query;
import io.pitot.dump.Route;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How long things took, dump by dump, so that it can be seen how much a run differs from itself.
 *
 * <p>Of more than {@link #MOST} dumps those of one instance are taken together that began within the same stretch of time, which is doubled
 * until there are no more than that. So the order in which dumps are added changes nothing. Not thread-safe.
 */
public final class Parts {

    /** What has durations. */
    public enum Kind {
        ENDPOINT,
        QUERY,
        MODEL,
        ROUTE,
        COMMAND
    }

    private static final int MOST = 64;

    private record Stretch(String instance, long number) implements Comparable<Stretch> {
        @Override
        public int compareTo(Stretch other) {
            int byInstance = instance.compareTo(other.instance);
            return byInstance != 0 ? byInstance : Long.compare(number, other.number);
        }
    }

    private record Subject(Kind kind, String id) {}

    private SortedMap<Stretch, Map<Subject, Distribution>> stretches = new TreeMap<>();
    private long millis = 1;

    /** Adds a dump. */
    public void add(Dump dump) {
        String instance =
                dump.instances().stream().findFirst().map(Instance::id).orElse("");
        Map<Subject, Distribution> durations = stretches.computeIfAbsent(
                new Stretch(instance, Math.floorDiv(dump.from().toEpochMilli(), millis)), unused -> new HashMap<>());
        for (Endpoint endpoint : dump.endpoints()) {
            add(durations, Kind.ENDPOINT, endpoint.id(), endpoint.duration());
        }
        for (Query query : dump.queries()) {
            add(durations, Kind.QUERY, query.id(), query.duration());
        }
        for (Model model : dump.models()) {
            add(durations, Kind.MODEL, model.id(), model.duration());
        }
        for (Route route : dump.routes()) {
            add(durations, Kind.ROUTE, route.id(), route.duration());
        }
        for (Command command : dump.commands()) {
            add(durations, Kind.COMMAND, command.id(), command.duration());
        }
        // Stretches of different instances are never taken together: there may be more of those than are wanted.
        while (stretches.size() > MOST && millis < Long.MAX_VALUE / 4) {
            takeTogether();
        }
    }

    private static void add(Map<Subject, Distribution> to, Kind kind, String id, Distribution duration) {
        if (duration.count() > 0) {
            to.merge(new Subject(kind, id), duration, Distribution::plus);
        }
    }

    private void takeTogether() {
        millis *= 2;
        SortedMap<Stretch, Map<Subject, Distribution>> wider = new TreeMap<>();
        stretches.forEach((stretch, durations) -> {
            Map<Subject, Distribution> sum = wider.computeIfAbsent(
                    new Stretch(stretch.instance, Math.floorDiv(stretch.number, 2)), unused -> new HashMap<>());
            durations.forEach((subject, duration) -> sum.merge(subject, duration, Distribution::plus));
        });
        stretches = wider;
    }

    /** The durations of one thing, by instance and time; of those parts only in which there were any. */
    public List<Distribution> of(Kind kind, String id) {
        Subject subject = new Subject(kind, id);
        return stretches.values().stream()
                .map(durations -> durations.get(subject))
                .filter(Objects::nonNull)
                .toList();
    }
}
