package io.pitot.cli.analysis;

import java.util.Comparator;
import java.util.List;

/** What the rows of tables are ordered by. Rows that are equal in it are in the order of their names. */
public enum Order {
    /** Time in all, the most first. */
    TIME,
    /** Requests, executions, inferences, calls or round trips, the most first. */
    CALLS,
    /** Mean duration, the longest first, as are the following. */
    AVG,
    /** The median of the durations. */
    P50,
    /** What 95 of 100 stay within. */
    P95,
    /** What 99 of 100 stay within. */
    P99,
    /** The longest duration. */
    MAX,
    /** How many failed, the most first. */
    ERRORS,
    /** The id, from A to Z. */
    NAME;

    <T extends Row> List<T> of(List<T> rows) {
        return rows.stream().sorted(comparator().thenComparing(Row::id)).toList();
    }

    private Comparator<Row> comparator() {
        return switch (this) {
            case TIME -> Comparator.comparingLong(Row::nanos).reversed();
            case CALLS -> Comparator.comparingLong(Row::calls).reversed();
            case AVG ->
                Comparator.comparingLong((Row row) -> row.duration().mean()).reversed();
            case P50 -> percentile(50);
            case P95 -> percentile(95);
            case P99 -> percentile(99);
            case MAX ->
                Comparator.comparingLong((Row row) -> row.duration().max()).reversed();
            case ERRORS -> Comparator.comparingLong(Row::errors).reversed();
            case NAME -> Comparator.comparing(Row::id);
        };
    }

    private static Comparator<Row> percentile(double percentile) {
        return Comparator.comparingLong((Row row) -> row.duration().percentile(percentile))
                .reversed();
    }
}
