package io.pitot.cli.analysis;

import io.pitot.dump.Distribution;
import io.pitot.dump.Dump;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Instance;
import io.pitot.dump.JvmAccount;
import io.pitot.dump.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What happened in a stretch of time.
 *
 * @param from start of its first dump
 * @param to end of its last one
 * @param longest how long its longest dump is
 * @param instances ids of the JVMs that its dumps are of
 * @param requests how many ended
 * @param errors how many of them failed
 * @param durations how long they took
 * @param wallNanos time covered, summed over instances
 * @param cpuNanos CPU time of the processes, or -1 if unknown
 * @param processors most processors seen
 * @param gcNanos time in garbage collection
 * @param heapBytes most heap seen in use in one JVM
 * @param poolUse the greatest share of a pool's connections seen in use, 0 to 1; -1 without pools
 */
public record SeriesPoint(
        Instant from,
        Instant to,
        Duration longest,
        Set<String> instances,
        long requests,
        long errors,
        Distribution durations,
        long wallNanos,
        long cpuNanos,
        int processors,
        long gcNanos,
        long heapBytes,
        double poolUse) {

    private static final double SECOND = 1e9;

    static SeriesPoint of(Dump dump, Predicate<Endpoint> counted) {
        List<Endpoint> endpoints = dump.endpoints().stream().filter(counted).toList();
        JvmAccount jvm = dump.jvm();
        Set<String> instances = new TreeSet<>();
        dump.instances().stream().map(Instance::id).forEach(instances::add);
        return new SeriesPoint(
                dump.from(),
                dump.to(),
                Duration.between(dump.from(), dump.to()),
                instances,
                endpoints.stream().mapToLong(Endpoint::requests).sum(),
                endpoints.stream().mapToLong(Endpoint::errors).sum(),
                endpoints.stream().map(Endpoint::duration).reduce(Distribution.EMPTY, Distribution::plus),
                jvm.wallNanos(),
                jvm.cpuNanos(),
                jvm.processors(),
                jvm.gcNanos(),
                jvm.maxHeapUsedBytes(),
                dump.pools().stream().mapToDouble(SeriesPoint::useOf).max().orElse(-1));
    }

    private static double useOf(Pool pool) {
        return Math.min(1, Totals.share(pool.maxActive(), pool.maxSize()));
    }

    SeriesPoint plus(SeriesPoint other) {
        Set<String> both = new TreeSet<>(instances);
        both.addAll(other.instances);
        return new SeriesPoint(
                from.isBefore(other.from) ? from : other.from,
                to.isAfter(other.to) ? to : other.to,
                longest.compareTo(other.longest) > 0 ? longest : other.longest,
                both,
                requests + other.requests,
                errors + other.errors,
                durations.plus(other.durations),
                wallNanos + other.wallNanos,
                cpuNanos < 0 || other.cpuNanos < 0 ? -1 : cpuNanos + other.cpuNanos,
                Math.max(processors, other.processors),
                gcNanos + other.gcNanos,
                Math.max(heapBytes, other.heapBytes),
                Math.max(poolUse, other.poolUse));
    }

    /** Requests of all instances in a second. */
    public double perSecond() {
        return wallNanos <= 0 ? 0 : requests * SECOND * instances.size() / wallNanos;
    }

    /** Failed requests among all, 0 to 1. */
    public double errorShare() {
        return Totals.share(errors, requests);
    }

    /** Of the time covered, 0 to 1. */
    public double gcShare() {
        return Totals.share(gcNanos, wallNanos);
    }

    /** Of all processors' time, 0 to 1; -1 if unknown. */
    public double cpuShare() {
        return cpuNanos < 0 || processors <= 0 ? -1 : Math.min(1, Totals.share(cpuNanos, wallNanos) / processors);
    }
}
