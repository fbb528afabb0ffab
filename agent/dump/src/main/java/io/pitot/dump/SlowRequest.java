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
    static final Comparator<SlowRequest> ORDER = SlowRequest::compare;

    // By hand, as that of steps: reports compare these most, and each link of a chain of comparators has a lambda that
    // the JVM links anew.
    private static int compare(SlowRequest some, SlowRequest other) {
        int order = some.endpoint.compareTo(other.endpoint);
        if (order == 0) {
            order = Long.compare(other.nanos, some.nanos);
        }
        if (order == 0) {
            order = some.started.compareTo(other.started);
        }
        if (order == 0) {
            order = Integer.compare(some.status, other.status);
        }
        if (order == 0) {
            order = Long.compare(some.omittedSteps, other.omittedSteps);
        }
        return order != 0 ? order : compareSteps(some.steps, other.steps);
    }

    private static int compareSteps(List<Step> some, List<Step> others) {
        for (int i = 0; i < Math.min(some.size(), others.size()); i++) {
            int order = some.get(i).compareTo(others.get(i));
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

        private int compareTo(Step other) {
            int order = Long.compare(offsetNanos, other.offsetNanos);
            if (order == 0) {
                order = Long.compare(nanos, other.nanos);
            }
            if (order == 0) {
                order = Long.compare(fetchNanos, other.fetchNanos);
            }
            if (order == 0) {
                order = Long.compare(rows, other.rows);
            }
            if (order == 0) {
                order = kind.compareTo(other.kind);
            }
            if (order == 0) {
                order = subject.compareTo(other.subject);
            }
            if (order == 0) {
                order = site.compareTo(other.site);
            }
            return order != 0 ? order : Boolean.compare(failed, other.failed);
        }
    }
}
