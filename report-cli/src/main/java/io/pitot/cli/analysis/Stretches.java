package io.pitot.cli.analysis;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * Values by stretches of time of equal length, which is doubled until there are no more of them than wanted. The order in which values are
 * added changes nothing. Not thread-safe.
 *
 * @param <T> what there is one of for each stretch
 */
final class Stretches<T> {

    private static final long SHORTEST_MILLIS = 1_000;

    private final int most;
    private final BinaryOperator<T> sum;
    private SortedMap<Long, T> values = new TreeMap<>();
    private long millis = SHORTEST_MILLIS;

    /**
     * Without values.
     *
     * @param most how many stretches at most
     * @param sum adds the values of one stretch up, in any order
     */
    Stretches(int most, BinaryOperator<T> sum) {
        this.most = most;
        this.sum = sum;
    }

    void add(Instant at, T value) {
        values.merge(Math.floorDiv(at.toEpochMilli(), millis), value, sum);
        while (values.size() > most) {
            widen();
        }
    }

    /** Makes stretches no shorter than this: what lasts longer than a stretch says nothing of one. */
    void widenTo(Duration least) {
        while (millis < least.toMillis()) {
            widen();
        }
    }

    /** In the order of time; of those only in which there was something. */
    List<T> values() {
        return List.copyOf(values.values());
    }

    private void widen() {
        millis *= 2;
        SortedMap<Long, T> wider = new TreeMap<>();
        values.forEach((number, value) -> wider.merge(Math.floorDiv(number, 2L), value, sum));
        values = wider;
    }
}
