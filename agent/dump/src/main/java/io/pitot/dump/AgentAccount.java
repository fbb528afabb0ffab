package io.pitot.dump;

import java.util.List;
import java.util.Map;

/**
 * What the agents say of themselves.
 *
 * @param versions versions of the agents, ordered, each once
 * @param configuration options in force; a value that differs between instances is {@code (differs)}
 * @param instrumented classes woven, by instrumentation
 * @param skipped classes left alone although an instrumentation wanted them
 * @param recordedEvents events that reached the aggregator
 * @param droppedEvents events dropped because a ring was full
 * @param adviceErrors exceptions that advice suppressed, by class and place
 * @param overflows what exceeded a bound and was counted as {@code other}, by table
 * @param failedDumps dumps that could not be written
 * @param cpuNanos CPU time of the aggregator thread, or -1 if unknown
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
        long cpuNanos) {

    /**
     * Classes woven since the JVM started, whatever interval a dump covers.
     *
     * @param instrumentation its name
     * @param classes how many; the maximum over dumps of one instance, summed over instances
     * @param examples names of some of them, ordered
     */
    public record Instrumented(String instrumentation, long classes, List<String> examples) {}

    /**
     * A class left alone.
     *
     * @param instrumentation which wanted it
     * @param type its name
     * @param reason why it was left alone
     */
    public record Skipped(String instrumentation, String type, String reason) {}
}
