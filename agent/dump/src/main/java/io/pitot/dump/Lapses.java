package io.pitot.dump;

import java.util.Map;

/**
 * Where agents did not observe, or lost what they had observed.
 *
 * @param restarts how often the aggregator failed and began again, by class and place of the failure
 * @param lostEvents of {@link AgentAccount#recordedEvents}: those that are in no other count since it failed in their midst
 * @param sparedNanos time, to two seconds, in which less was observed, for the JVM was short of what it needs itself; by how much was
 *     ({@code sampled} or {@code off}) and why ({@code heap}, {@code gc} or {@code cpu}), as {@code sampled: heap}; or, as
 *     {@code off: failed}, for the aggregator had failed too often to begin again
 * @param unobservedRequests units of work of which nothing is in any other count for that
 * @param unobservedEvents their events, and others that were not observed
 */
public record Lapses(
        Map<String, Long> restarts,
        long lostEvents,
        Map<String, Long> sparedNanos,
        long unobservedRequests,
        long unobservedEvents) {

    /** Where there was nothing of the kind. */
    public static final Lapses NONE = new Lapses(Map.of(), 0, Map.of(), 0, 0);

    /** The sum of these and others. */
    public Lapses plus(Lapses other) {
        if (isEmpty()) {
            return other;
        }
        return other.isEmpty()
                ? this
                : new Lapses(
                        Sums.add(restarts, other.restarts),
                        Sums.add(lostEvents, other.lostEvents),
                        Sums.add(sparedNanos, other.sparedNanos),
                        Sums.add(unobservedRequests, other.unobservedRequests),
                        Sums.add(unobservedEvents, other.unobservedEvents));
    }

    private boolean isEmpty() {
        return restarts.isEmpty()
                && lostEvents == 0
                && sparedNanos.isEmpty()
                && unobservedRequests == 0
                && unobservedEvents == 0;
    }
}
