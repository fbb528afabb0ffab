package io.pitot.dump;

/**
 * What a model took until it was warm.
 *
 * @param loads how often it was loaded
 * @param loadNanos nanoseconds in that
 * @param longestLoadNanos the longest of them
 * @param firstCalls calls that were the first since it was loaded
 * @param firstNanos nanoseconds in those
 * @param longestFirstNanos the longest of them
 */
public record ModelStart(
        long loads, long loadNanos, long longestLoadNanos, long firstCalls, long firstNanos, long longestFirstNanos) {

    /** Where it was warm all the time. */
    public static final ModelStart NONE = new ModelStart(0, 0, 0, 0, 0, 0);

    /** The sum of this and another. */
    ModelStart plus(ModelStart other) {
        return new ModelStart(
                Sums.add(loads, other.loads),
                Sums.add(loadNanos, other.loadNanos),
                Math.max(longestLoadNanos, other.longestLoadNanos),
                Sums.add(firstCalls, other.firstCalls),
                Sums.add(firstNanos, other.firstNanos),
                Math.max(longestFirstNanos, other.longestFirstNanos));
    }
}
