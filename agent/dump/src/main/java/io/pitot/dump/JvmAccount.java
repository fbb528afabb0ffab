package io.pitot.dump;

import java.util.List;

/**
 * What the JVMs consumed. Sums over the time covered, except where the name says maximum.
 *
 * @param cpuNanos CPU time of the processes, or -1 if unknown
 * @param wallNanos time covered, summed over instances
 * @param gcNanos time in garbage collection
 * @param gcCount garbage collections
 * @param maxHeapUsedBytes most heap seen in use
 * @param maxHeapBytes the largest heap limit; -1 if there is none
 * @param maxThreads most threads seen alive
 * @param maxLoadedClasses most classes seen loaded
 * @param processors most processors seen
 * @param loads how loaded each JVM was, ordered by instance
 */
public record JvmAccount(
        long cpuNanos,
        long wallNanos,
        long gcNanos,
        long gcCount,
        long maxHeapUsedBytes,
        long maxHeapBytes,
        long maxThreads,
        long maxLoadedClasses,
        int processors,
        List<JvmLoad> loads) {

    /** Copies and orders the loads. */
    public JvmAccount {
        loads = Sums.add(loads, List.of(), JvmLoad::instance, JvmLoad::plus);
    }

    /** The sum of this and another. A sum with an unknown part is unknown. */
    JvmAccount plus(JvmAccount other) {
        return new JvmAccount(
                Sums.addUnlessUnknown(cpuNanos, other.cpuNanos),
                Sums.add(wallNanos, other.wallNanos),
                Sums.add(gcNanos, other.gcNanos),
                Sums.add(gcCount, other.gcCount),
                Math.max(maxHeapUsedBytes, other.maxHeapUsedBytes),
                Math.max(maxHeapBytes, other.maxHeapBytes),
                Math.max(maxThreads, other.maxThreads),
                Math.max(maxLoadedClasses, other.maxLoadedClasses),
                Math.max(processors, other.processors),
                Sums.add(loads, other.loads, JvmLoad::instance, JvmLoad::plus));
    }
}
