package io.pitot.cli.analysis.live;

import io.pitot.dump.Cache;
import io.pitot.dump.Command;
import io.pitot.dump.Distribution;
import io.pitot.dump.Dump;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Model;
import io.pitot.dump.Pool;
import io.pitot.dump.Query;
import io.pitot.dump.Route;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What one JVM has done and consumed in some time. What is unknown counts as nothing.
 *
 * @param wallNanos how long that time was, by the JVM's own monotonic clock
 * @param cpuNanos CPU time of the process
 * @param gcNanos time in garbage collection
 * @param agentNanos CPU time of the aggregator
 * @param events events that reached it
 * @param dropped events that did not
 * @param work what was done, by kind and id
 */
record Tally(
        long wallNanos,
        long cpuNanos,
        long gcNanos,
        long agentNanos,
        long events,
        long dropped,
        Map<Kind, Map<String, Work>> work) {

    /** What there is to be done. */
    enum Kind {
        ENDPOINT,
        QUERY,
        MODEL,
        ROUTE,
        COMMAND,
        CACHE,
        WAIT,
        HELD
    }

    static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, Map.of());

    static Tally of(Dump dump) {
        Map<Kind, Map<String, Work>> work = new EnumMap<>(Kind.class);
        work.put(
                Kind.ENDPOINT,
                by(dump.endpoints(), Endpoint::id, e -> new Work(e.requests(), e.errors(), e.duration())));
        work.put(Kind.QUERY, by(dump.queries(), Query::id, q -> new Work(q.executions(), q.errors(), q.duration())));
        work.put(Kind.MODEL, by(dump.models(), Model::id, m -> new Work(m.calls(), m.errors(), m.duration())));
        work.put(Kind.ROUTE, by(dump.routes(), Route::id, r -> new Work(r.calls(), r.errors(), r.duration())));
        work.put(Kind.COMMAND, by(dump.commands(), Command::id, c -> new Work(c.calls(), c.errors(), c.duration())));
        work.put(Kind.CACHE, by(dump.caches(), Cache::id, c -> new Work(c.lookups(), c.misses(), Distribution.EMPTY)));
        work.put(Kind.WAIT, by(dump.pools(), Pool::id, p -> new Work(p.waiting().count(), p.timeouts(), p.waiting())));
        work.put(Kind.HELD, by(dump.pools(), Pool::id, p -> new Work(p.held().count(), 0, p.held())));
        return new Tally(
                dump.jvm().wallNanos(),
                Math.max(0, dump.jvm().cpuNanos()),
                dump.jvm().gcNanos(),
                Math.max(0, dump.agent().cpuNanos()),
                dump.agent().recordedEvents(),
                dump.agent().droppedEvents(),
                work);
    }

    private static <R> Map<String, Work> by(List<R> records, Function<R, String> id, Function<R, Work> work) {
        return records.stream().collect(Collectors.toMap(id, work, Work::plus));
    }

    Map<String, Work> of(Kind kind) {
        return work.getOrDefault(kind, Map.of());
    }

    double seconds() {
        return wallNanos / 1e9;
    }

    Tally plus(Tally other) {
        return new Tally(
                wallNanos + other.wallNanos,
                cpuNanos + other.cpuNanos,
                gcNanos + other.gcNanos,
                agentNanos + other.agentNanos,
                events + other.events,
                dropped + other.dropped,
                combined(other, Work::plus));
    }

    /** What came after an earlier tally of the same JVM. Nothing in it is negative. */
    Tally minus(Tally earlier) {
        return new Tally(
                Math.max(0, wallNanos - earlier.wallNanos),
                Math.max(0, cpuNanos - earlier.cpuNanos),
                Math.max(0, gcNanos - earlier.gcNanos),
                Math.max(0, agentNanos - earlier.agentNanos),
                Math.max(0, events - earlier.events),
                Math.max(0, dropped - earlier.dropped),
                combined(earlier, Work::minus));
    }

    private Map<Kind, Map<String, Work>> combined(Tally other, BinaryOperator<Work> how) {
        Map<Kind, Map<String, Work>> combined = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            Map<String, Work> mine = of(kind);
            Map<String, Work> theirs = other.of(kind);
            Map<String, Work> both = new HashMap<>();
            mine.forEach((id, work) -> both.put(id, how.apply(work, theirs.getOrDefault(id, Work.NONE))));
            theirs.forEach((id, work) -> both.computeIfAbsent(id, unused -> how.apply(Work.NONE, work)));
            combined.put(kind, both);
        }
        return combined;
    }
}
