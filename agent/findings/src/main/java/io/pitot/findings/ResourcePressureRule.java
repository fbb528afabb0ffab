package io.pitot.findings;

import io.pitot.dump.Confidence;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.JvmLoad;
import io.pitot.dump.JvmPeriod;
import io.pitot.dump.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * D12: a JVM that runs out of heap, processors or threads, or stands still to collect garbage. Each instance is judged by
 * itself; a finding names the worst one and says how many others there are, so that it stays the same from run to run.
 */
final class ResourcePressureRule {

    private static final double HEAP_HIGH = 0.8;
    private static final double HEAP_CRITICAL = 0.9;

    private static final double CPU_MEDIUM = 0.8;
    private static final double CPU_HIGH = 0.95;
    private static final double PAUSES_MEDIUM = 0.05;
    private static final double PAUSES_HIGH = 0.1;
    private static final double PAUSES_CRITICAL = 0.25;

    /** A shorter time shows a moment. */
    private static final long LEAST_NANOS = 15_000_000_000L;

    private static final List<Resource> RESOURCES = List.of(
            new Resource(
                    "heap",
                    ResourcePressureRule::heap,
                    "See what holds the memory: jcmd <pid> GC.class_histogram, or a heap dump (jcmd <pid> GC.heap_dump) in an"
                            + " analyser: caches without a bound, sessions, results read whole.\n"
                            + "If all of it is needed, give the JVM more (-Xmx, -XX:MaxRAMPercentage): a third of the heap free"
                            + " after a collection lets it collect seldom."),
            new Resource(
                    "heap growth",
                    ResourcePressureRule::growth,
                    "Compare two class histograms some minutes apart (jcmd <pid> GC.class_histogram): the classes whose numbers"
                            + " only rise are what leaks; a heap dump says who holds them.\n"
                            + "Usual ones: a map or list in a static field, listeners that are never removed, ThreadLocals of"
                            + " pooled threads, a cache without a bound. A cache that is still filling up looks the same."),
            new Resource(
                    "garbage collection",
                    ResourcePressureRule::pauses,
                    "Collections are as frequent as the heap is small and as garbage is made fast: see the heap's finding, if there"
                            + " is one, then what allocates (the endpoints' bytes per request; Java Flight Recorder).\n"
                            + "Where the pauses are long and not many, a concurrent collector makes them short (-XX:+UseZGC)."),
            new Resource(
                    "cpu",
                    ResourcePressureRule::cpu,
                    "Profile it (Java Flight Recorder, async-profiler): begin with the endpoints whose CPU time per request is"
                            + " highest.\n"
                            + "If the work is what it should be, give it more processors or more instances. If collections take"
                            + " it, see that finding first."),
            new Resource(
                    "threads",
                    ResourcePressureRule::threads,
                    "See whose they are: jcmd <pid> Thread.print; threads of one name that only become more are started by what"
                            + " should be started once, such as an executor or a client made for each request.\n"
                            + "Share it, or close it (ExecutorService is AutoCloseable from Java 19)."));

    private ResourcePressureRule() {}

    /** What a JVM may run out of, when it does, and what to do then. */
    private record Resource(String subject, Function<JvmLoad, Optional<Pressure>> rule, String remedy) {}

    /** What one JVM was seen to run out of. */
    private record Pressure(
            JvmLoad load,
            Severity severity,
            Confidence confidence,
            double degree,
            String title,
            List<String> evidence) {}

    static List<Finding> judge(Evidence evidence) {
        return RESOURCES.stream()
                .map(resource -> worst(evidence, resource))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Finding> worst(Evidence evidence, Resource resource) {
        List<JvmLoad> loads = evidence.dump().jvm().loads();
        List<Pressure> found = loads.stream()
                .map(resource.rule())
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Pressure::severity)
                        .thenComparing(Pressure::degree, Comparator.reverseOrder())
                        .thenComparing(pressure -> pressure.load().instance()))
                .toList();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Pressure worst = found.get(0);
        List<String> lines = new ArrayList<>(worst.evidence());
        if (loads.size() > 1) {
            lines.add("seen in " + Say.count(found.size()) + " of " + Say.count(loads.size(), "instance")
                    + "; this is instance " + nameOf(evidence, worst.load().instance()));
        }
        return Optional.of(finding(resource, worst, lines));
    }

    private static String nameOf(Evidence evidence, String id) {
        return evidence.dump().instances().stream()
                .filter(instance -> instance.id().equals(id) && !instance.host().isEmpty())
                .findFirst()
                .map(instance -> id + " on " + instance.host() + ", process " + instance.pid())
                .orElse(id);
    }

    private static Optional<Pressure> heap(JvmLoad load) {
        if (load.heapLimitBytes() <= 0) {
            return Optional.empty();
        }
        List<JvmPeriod> collected = load.periods().stream()
                .filter(period -> period.heldHeapBytes() >= 0)
                .toList();
        long held = collected.stream().mapToLong(JvmPeriod::heldHeapBytes).max().orElse(0);
        double share = (double) held / load.heapLimitBytes();
        if (share <= HEAP_HIGH) {
            return Optional.empty();
        }
        long full = collected.stream()
                .filter(period -> period.heldHeapBytes() > HEAP_HIGH * load.heapLimitBytes())
                .count();
        return Optional.of(new Pressure(
                load,
                share > HEAP_CRITICAL ? Severity.CRITICAL : Severity.HIGH,
                Confidence.PROVEN,
                share,
                "Heap nearly full: " + Say.percent(share) + " of it is still in use after garbage collection",
                List.of(
                        "measured: for ten seconds no collection left less than " + Say.bytes(held) + " of the "
                                + Say.bytes(load.heapLimitBytes()) + " for long-lived objects",
                        "above " + Say.percent(HEAP_HIGH) + " in " + Say.count(full) + " of the "
                                + Say.count(collected.size(), "period") + " of two minutes with enough collections")));
    }

    private static Optional<Pressure> cpu(JvmLoad load) {
        if (load.wallNanos() < LEAST_NANOS || load.cpuNanos() < 0 || load.processorNanos() <= 0) {
            return Optional.empty();
        }
        double share = Math.min(1, (double) load.cpuNanos() / load.processorNanos());
        return share <= CPU_MEDIUM
                ? Optional.empty()
                : Optional.of(new Pressure(
                        load,
                        share > CPU_HIGH ? Severity.HIGH : Severity.MEDIUM,
                        Confidence.PROVEN,
                        share,
                        "Processors busy: the JVM takes " + Say.percent(share) + " of them",
                        List.of("measured: " + Say.average((double) load.cpuNanos() / load.wallNanos()) + " of "
                                + Say.average((double) load.processorNanos() / load.wallNanos())
                                + " processors over " + Say.time(load.wallNanos()))));
    }

    private static Optional<Pressure> pauses(JvmLoad load) {
        double share = load.wallNanos() < LEAST_NANOS ? 0 : (double) load.pauseNanos() / load.wallNanos();
        if (share <= PAUSES_MEDIUM) {
            return Optional.empty();
        }
        Severity severity =
                share > PAUSES_CRITICAL ? Severity.CRITICAL : share > PAUSES_HIGH ? Severity.HIGH : Severity.MEDIUM;
        return Optional.of(new Pressure(
                load,
                severity,
                Confidence.PROVEN,
                share,
                "Garbage collection stops the JVM " + Say.percent(Math.min(1, share)) + " of the time",
                List.of("measured: all threads stood still for " + Say.time(load.pauseNanos()) + " of "
                        + Say.time(load.wallNanos()))));
    }

    private static Optional<Pressure> growth(JvmLoad load) {
        long limit = load.heapLimitBytes();
        if (limit <= 0) {
            return Optional.empty();
        }
        return Rise.of(load.periods(), JvmPeriod::leastHeapBytes, period -> period.collections() > 0)
                .filter(rise -> rise.isSteady() && rise.by() > 0.1 * limit)
                .map(rise -> new Pressure(
                        load,
                        Severity.MEDIUM,
                        rise.isLong() ? Confidence.LIKELY : Confidence.POSSIBLE,
                        rise.perHour() / limit,
                        "Heap grows: garbage collection leaves " + Say.bytes((long) rise.perHour())
                                + " more every hour",
                        List.of(
                                (rise.isLong() ? "likely: " : "possible: ") + "what it leaves rose steadily from "
                                        + Say.bytes(rise.first()) + " to " + Say.bytes(rise.last()) + " in "
                                        + Say.count(rise.minutes(), "minute"),
                                "at this pace the limit of " + Say.bytes(limit) + " is reached "
                                        + Say.average(Math.max(0, limit - rise.last()) / rise.perHour())
                                        + " hours later")));
    }

    private static Optional<Pressure> threads(JvmLoad load) {
        return Rise.of(load.periods(), JvmPeriod::leastThreads, period -> true)
                .filter(rise -> rise.isSteady() && rise.by() >= 100 && rise.last() >= 2 * rise.first())
                .map(rise -> new Pressure(
                        load,
                        Severity.MEDIUM,
                        rise.isLong() ? Confidence.LIKELY : Confidence.POSSIBLE,
                        rise.perHour(),
                        "Threads become more: " + Say.average(rise.perHour()) + " every hour",
                        List.of((rise.isLong() ? "likely: " : "possible: ") + "never fewer than "
                                + Say.count(rise.first()) + " at first and never fewer than " + Say.count(rise.last())
                                + " at the end of " + Say.count(rise.minutes(), "minute"))));
    }

    private static Finding finding(Resource resource, Pressure pressure, List<String> evidence) {
        return new Finding(
                FindingId.of(FindingKind.RESOURCE_PRESSURE, "", resource.subject(), ""),
                FindingKind.RESOURCE_PRESSURE,
                pressure.severity(),
                pressure.confidence(),
                "",
                resource.subject(),
                "",
                pressure.title(),
                evidence,
                0,
                0,
                0,
                0,
                resource.remedy());
    }
}
