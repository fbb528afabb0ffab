package io.pitot.dump;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the agents say of themselves.
 *
 * @param versions versions of the agents, ordered, each once
 * @param configuration options in force; a value that differs between instances is {@code (differs)}
 * @param instrumented classes woven, by instrumentation
 * @param skipped classes left alone although an instrumentation wanted them
 * @param recordedEvents events that reached the aggregator
 * @param droppedEvents events dropped for want of room
 * @param adviceErrors exceptions that advice suppressed, by class and place
 * @param overflows what exceeded a bound and was counted as {@code other}, by table
 * @param failedDumps dumps that could not be written
 * @param cpuNanos CPU time of the aggregator thread, or -1 if unknown
 * @param lapses where they did not observe, or lost what they had observed
 */
public record AgentAccount(
        List<String> versions,
        Map<String, String> configuration,
        List<Instrumented> instrumented,
        List<Skipped> skipped,
        long recordedEvents,
        long droppedEvents,
        Map<String, Long> adviceErrors,
        Map<String, Long> overflows,
        long failedDumps,
        long cpuNanos,
        Lapses lapses) {

    private static final Comparator<Skipped> SKIPPED_ORDER = Comparator.comparing(Skipped::instrumentation)
            .thenComparing(Skipped::type)
            .thenComparing(Skipped::reason);

    /** The value of an option that is not the same in all instances. */
    public static final String DIFFERS = "(differs)";

    /**
     * Classes woven since the JVM started, whatever interval a dump covers.
     *
     * @param instrumentation its name
     * @param classes how many; the maximum over dumps of one instance, summed over instances
     * @param examples names of some of them, ordered
     * @param byInstance the parts of {@code classes} by instance id; empty in a file, whose one instance
     *     all are of
     */
    public record Instrumented(
            String instrumentation, long classes, List<String> examples, Map<String, Long> byInstance) {

        /** How many names {@code examples} keeps when merged. */
        static final int EXAMPLES = 5;

        /** What one JVM has woven. */
        public Instrumented(String instrumentation, long classes, List<String> examples) {
            this(instrumentation, classes, examples, Map.of());
        }

        /** The same, with the instance named to which it belongs. */
        Instrumented of(String instance) {
            return byInstance.isEmpty()
                    ? new Instrumented(instrumentation, classes, firstExamples(examples), Map.of(instance, classes))
                    : this;
        }

        /** The sum of this and another of the same name, both with their instances. */
        Instrumented plus(Instrumented other) {
            Map<String, Long> parts = Sums.max(byInstance, other.byInstance);
            List<String> names = new ArrayList<>(examples);
            names.addAll(other.examples);
            return new Instrumented(
                    instrumentation, parts.values().stream().reduce(0L, Sums::add), firstExamples(names), parts);
        }

        private static List<String> firstExamples(List<String> names) {
            return names.stream().distinct().sorted().limit(EXAMPLES).toList();
        }
    }

    /**
     * A class left alone.
     *
     * @param instrumentation which wanted it
     * @param type its name
     * @param reason why it was left alone
     */
    public record Skipped(String instrumentation, String type, String reason) {}

    /** That of agents without lapses. */
    public AgentAccount(
            List<String> versions,
            Map<String, String> configuration,
            List<Instrumented> instrumented,
            List<Skipped> skipped,
            long recordedEvents,
            long droppedEvents,
            Map<String, Long> adviceErrors,
            Map<String, Long> overflows,
            long failedDumps,
            long cpuNanos) {
        this(
                versions,
                configuration,
                instrumented,
                skipped,
                recordedEvents,
                droppedEvents,
                adviceErrors,
                overflows,
                failedDumps,
                cpuNanos,
                Lapses.NONE);
    }

    /** The sum of this and another. A sum with an unknown part is unknown. */
    AgentAccount plus(AgentAccount other) {
        return new AgentAccount(
                union(versions, other.versions, Comparator.naturalOrder()),
                agreed(configuration, other.configuration),
                sum(instrumented, other.instrumented),
                union(skipped, other.skipped, SKIPPED_ORDER),
                Sums.add(recordedEvents, other.recordedEvents),
                Sums.add(droppedEvents, other.droppedEvents),
                Sums.add(adviceErrors, other.adviceErrors),
                Sums.add(overflows, other.overflows),
                Sums.add(failedDumps, other.failedDumps),
                Sums.addUnlessUnknown(cpuNanos, other.cpuNanos),
                lapses.plus(other.lapses));
    }

    /** The same, with the one instance named whose account it is; a sum keeps its instances. */
    AgentAccount of(String instance) {
        return new AgentAccount(
                union(versions, List.of(), Comparator.naturalOrder()),
                new TreeMap<>(configuration),
                sum(instrumented.stream().map(i -> i.of(instance)).toList(), List.of()),
                union(skipped, List.of(), SKIPPED_ORDER),
                recordedEvents,
                droppedEvents,
                adviceErrors,
                overflows,
                failedDumps,
                cpuNanos,
                lapses);
    }

    private static <T> List<T> union(List<T> a, List<T> b, Comparator<T> order) {
        return a.equals(b) && !a.isEmpty()
                ? a
                : Stream.concat(a.stream(), b.stream()).distinct().sorted(order).toList();
    }

    private static Map<String, String> agreed(Map<String, String> a, Map<String, String> b) {
        SortedMap<String, String> agreed = new TreeMap<>(a);
        b.forEach((key, value) -> agreed.merge(key, value, (x, y) -> x.equals(y) ? x : DIFFERS));
        return agreed;
    }

    private static List<Instrumented> sum(List<Instrumented> a, List<Instrumented> b) {
        SortedMap<String, Instrumented> sums = new TreeMap<>();
        Stream.concat(a.stream(), b.stream()).forEach(i -> sums.merge(i.instrumentation(), i, Instrumented::plus));
        return List.copyOf(sums.values());
    }
}
