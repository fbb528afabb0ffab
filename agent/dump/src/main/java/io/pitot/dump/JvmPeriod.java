package io.pitot.dump;

/**
 * Two minutes of a JVM's life: the least of what goes up and down. What its least rises from period to period is not
 * given back.
 *
 * @param number how many whole periods after the JVM's start it begins
 * @param collections looks at which a collection had gone over the long-lived objects since the look before; at most
 *     one a second
 * @param leastHeapBytes the least that such a collection left of them, or -1 if there was none
 * @param heldHeapBytes the most that all collections of ten seconds and more, four looks at least, left of them, or -1 if
 *     there were none
 * @param leastThreads fewest threads seen alive
 */
public record JvmPeriod(long number, long collections, long leastHeapBytes, long heldHeapBytes, long leastThreads) {

    /** How long a period is. */
    public static final long NANOS = 120_000_000_000L;

    /** The sum of this and another of the same number. */
    JvmPeriod plus(JvmPeriod other) {
        return new JvmPeriod(
                number,
                Sums.add(collections, other.collections),
                leastHeapBytes < 0 || other.leastHeapBytes < 0
                        ? Math.max(leastHeapBytes, other.leastHeapBytes)
                        : Math.min(leastHeapBytes, other.leastHeapBytes),
                Math.max(heldHeapBytes, other.heldHeapBytes),
                Math.min(leastThreads, other.leastThreads));
    }
}
