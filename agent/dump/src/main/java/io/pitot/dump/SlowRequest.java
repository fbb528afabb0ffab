package io.pitot.dump;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * One request, whole, for the waterfall.
 *
 * @param endpoint endpoint id
 * @param started when it began
 * @param nanos how long it took
 * @param status HTTP status, or 0
 * @param steps its events in the order of their start
 * @param omittedSteps events that exceeded the bound
 */
public record SlowRequest(
        String endpoint, Instant started, long nanos, int status, List<Step> steps, long omittedSteps) {

    /** How many requests of one endpoint merging keeps: the slowest. */
    public static final int KEPT = 5;

    /** By endpoint, then slowest first. Requests that are not told apart are equal. */
    static final Comparator<SlowRequest> ORDER = Comparator.comparing(SlowRequest::endpoint)
            .thenComparing(SlowRequest::nanos, Comparator.reverseOrder())
            .thenComparing(SlowRequest::started)
            .thenComparing(SlowRequest::status)
            .thenComparing(SlowRequest::omittedSteps)
            .thenComparing(SlowRequest::steps, SlowRequest::compareSteps);

    private static int compareSteps(List<Step> some, List<Step> others) {
        for (int i = 0; i < Math.min(some.size(), others.size()); i++) {
            int order = Step.ORDER.compare(some.get(i), others.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(some.size(), others.size());
    }

    /**
     * One event.
     *
     * @param kind {@code query}, {@code pool}, {@code inference}, {@code transaction} or {@code connection}; the last two
     *     last while others happen
     * @param subject id of the query, pool or model, or empty
     * @param site call site id, or empty if it was not looked at
     * @param offsetNanos from the request's start
     * @param nanos how long it took
     * @param fetchNanos time reading rows after that
     * @param rows rows read or changed, inputs scored, or statements of a transaction
     * @param failed whether it threw
     */
    public record Step(
            String kind,
            String subject,
            String site,
            long offsetNanos,
            long nanos,
            long fetchNanos,
            long rows,
            boolean failed) {

        private static final Comparator<Step> ORDER = Comparator.comparingLong(Step::offsetNanos)
                .thenComparingLong(Step::nanos)
                .thenComparingLong(Step::fetchNanos)
                .thenComparingLong(Step::rows)
                .thenComparing(Step::kind)
                .thenComparing(Step::subject)
                .thenComparing(Step::site)
                .thenComparing(Step::failed);
    }
}
