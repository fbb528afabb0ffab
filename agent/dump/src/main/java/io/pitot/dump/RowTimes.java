package io.pitot.dump;

/**
 * How long a model takes for one row and for several, of the calls that did not fail.
 *
 * @param singleCalls calls with one row
 * @param singleNanos time in those calls
 * @param severalCalls calls with several rows
 * @param severalRows rows of those
 * @param severalNanos time in them
 */
public record RowTimes(long singleCalls, long singleNanos, long severalCalls, long severalRows, long severalNanos) {

    /** Where nothing is known. */
    public static final RowTimes NONE = new RowTimes(0, 0, 0, 0, 0);

    /** The sum of these and others. */
    RowTimes plus(RowTimes other) {
        return new RowTimes(
                Sums.add(singleCalls, other.singleCalls),
                Sums.add(singleNanos, other.singleNanos),
                Sums.add(severalCalls, other.severalCalls),
                Sums.add(severalRows, other.severalRows),
                Sums.add(severalNanos, other.severalNanos));
    }
}
