package io.pitot.dump;

import java.util.Map;

/**
 * Where agents did not observe, or lost what they had observed.
 *
 * @param restarts how often the aggregator failed and began again, by class and place of the failure
 * @param lostEvents of {@link AgentAccount#recordedEvents}: those that are in no other count since it failed in their midst
 */
public record Lapses(Map<String, Long> restarts, long lostEvents) {

    /** Where there was nothing of the kind. */
    public static final Lapses NONE = new Lapses(Map.of(), 0);

    /** The sum of these and others. */
    Lapses plus(Lapses other) {
        if (equals(NONE)) {
            return other;
        }
        return other.equals(NONE)
                ? this
                : new Lapses(Sums.add(restarts, other.restarts), Sums.add(lostEvents, other.lostEvents));
    }
}
