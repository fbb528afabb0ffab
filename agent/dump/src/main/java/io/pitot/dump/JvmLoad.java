package io.pitot.dump;

import java.util.List;

/**
 * How loaded one JVM was, apart from the others: among ten of which one is full that one must still be seen. The first
 * half minute after a start is not part of the sums.
 *
 * @param instance instance id
 * @param wallNanos time covered
 * @param processorNanos that time multiplied by the processors that there were
 * @param cpuNanos CPU time of the process, or -1 if unknown
 * @param pauseNanos time in which garbage collection stopped all threads
 * @param heapLimitBytes most that the pool of long-lived objects can hold, or -1 if that or its use is not known
 * @param periods the two minutes in which it was looked at, ordered
 */
public record JvmLoad(
        String instance,
        long wallNanos,
        long processorNanos,
        long cpuNanos,
        long pauseNanos,
        long heapLimitBytes,
        List<JvmPeriod> periods) {

    /** Copies and orders the periods. */
    public JvmLoad {
        periods = Sums.add(periods, List.of(), JvmPeriod::number, JvmPeriod::plus);
    }

    /** The sum of this and another of the same instance. */
    JvmLoad plus(JvmLoad other) {
        return new JvmLoad(
                instance,
                Sums.add(wallNanos, other.wallNanos),
                Sums.add(processorNanos, other.processorNanos),
                Sums.addUnlessUnknown(cpuNanos, other.cpuNanos),
                Sums.add(pauseNanos, other.pauseNanos),
                Math.max(heapLimitBytes, other.heapLimitBytes),
                Sums.add(periods, other.periods, JvmPeriod::number, JvmPeriod::plus));
    }
}
