package io.pitot.cli.analysis;

import java.util.List;
import java.util.Map;

/**
 * How things went over time.
 *
 * @param points by time, 120 at most
 * @param trends the p95 of each endpoint in nanoseconds by time, 8 stretches at most; 0 where it was not asked
 */
public record Series(List<SeriesPoint> points, Map<String, List<Long>> trends) {

    /** Nothing is known of times. */
    public static final Series NONE = new Series(List.of(), Map.of());

    /** Whether there are two points at least: one has no course. */
    public boolean isKnown() {
        return points.size() > 1;
    }
}
