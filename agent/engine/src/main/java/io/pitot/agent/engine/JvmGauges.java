package io.pitot.agent.engine;

import io.pitot.agent.engine.evidence.GcPauses;
import io.pitot.dump.JvmAccount;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the JVM consumes, from its management beans; not even loaded where a JVM comes without the module
 * {@code java.management}.
 */
final class JvmGauges {

    private static final long UNKNOWN = -1;
    private static final long SAMPLE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Runtime runtime = Runtime.getRuntime();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
    private final OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    private final List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans().stream()
            .filter(collector -> PauseMeter.isOfPauses(collector.getName()))
            .toList();

    private final @Nullable LongLivedHeap heap = LongLivedHeap.find();
    private final LoadSums loads = new LoadSums();
    private final PauseMeter pauseMeter;
    private final long started;

    private long cpuBefore = processCpu();
    private long gcNanosBefore = gcNanos();
    private long gcCountBefore = gcCount();
    private long cpuNow;
    private long gcNanosNow;
    private long gcCountNow;
    private long sampled = System.nanoTime() - SAMPLE_NANOS;
    private long collected = UNKNOWN;
    private long maxHeapUsed;
    private long maxThreads;
    private long maxLoadedClasses;

    /** @param pauses are told of the pauses of collections */
    JvmGauges(GcPauses pauses) {
        long now = System.nanoTime();
        pauseMeter = new PauseMeter(pauses, now);
        started = now
                - TimeUnit.MILLISECONDS.toNanos(
                        ManagementFactory.getRuntimeMXBean().getUptime());
    }

    /** Looks for pauses, and at the gauges if the last look at them is a second ago. */
    void sample(long nanoTime) {
        pauseMeter.poll(nanoTime);
        if (nanoTime - sampled >= SAMPLE_NANOS) {
            sampled = nanoTime;
            maxHeapUsed = Math.max(maxHeapUsed, runtime.totalMemory() - runtime.freeMemory());
            maxThreads = Math.max(maxThreads, threads.getThreadCount());
            maxLoadedClasses = Math.max(maxLoadedClasses, classes.getLoadedClassCount());
            read(nanoTime);
        }
    }

    private void read(long nanoTime) {
        long left = heap == null ? UNKNOWN : heap.collected();
        collected = left < 0 ? collected : left;
        loads.add(new LoadSums.Reading(
                nanoTime - started,
                processCpu(),
                gcNanos(),
                runtime.availableProcessors(),
                threads.getThreadCount(),
                left));
    }

    /** What this instance consumed since the last {@link #nextInterval}. */
    JvmAccount account(String instance, long wallNanos) {
        read(System.nanoTime());
        cpuNow = processCpu();
        gcNanosNow = gcNanos();
        gcCountNow = gcCount();
        long maxHeap = runtime.maxMemory();
        return new JvmAccount(
                cpuNow < 0 || cpuBefore < 0 ? UNKNOWN : cpuNow - cpuBefore,
                wallNanos,
                gcNanosNow - gcNanosBefore,
                gcCountNow - gcCountBefore,
                maxHeapUsed,
                maxHeap == Long.MAX_VALUE ? UNKNOWN : maxHeap,
                maxThreads,
                maxLoadedClasses,
                runtime.availableProcessors(),
                List.of(loads.named(instance, heap == null ? UNKNOWN : heap.limit())));
    }

    /** Begins the next interval where the last {@link #account} ended. */
    void nextInterval() {
        cpuBefore = cpuNow;
        gcNanosBefore = gcNanosNow;
        gcCountBefore = gcCountNow;
        maxHeapUsed = 0;
        loads.nextInterval();
        maxThreads = 0;
        maxLoadedClasses = 0;
        sampled -= SAMPLE_NANOS;
    }

    /** CPU time of the current thread, or -1. */
    long threadCpu() {
        return threads.isCurrentThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled()
                ? threads.getCurrentThreadCpuTime()
                : UNKNOWN;
    }

    /** What the last collection left of the part of the heap for objects that live long, as a share of its limit, or -1. */
    double heldHeapShare() {
        long limit = heap == null ? UNKNOWN : heap.limit();
        return limit <= 0 || collected < 0 ? UNKNOWN : (double) collected / limit;
    }

    /** Nanoseconds since the start of the JVM in which collections stopped all threads. */
    long gcNanos() {
        long millis = 0;
        for (GarbageCollectorMXBean collector : collectors) {
            millis += Math.max(collector.getCollectionTime(), 0);
        }
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    private long gcCount() {
        long count = 0;
        for (GarbageCollectorMXBean collector : collectors) {
            // G1's bean of this name counts the pauses of a concurrent cycle, which are no collections.
            count += collector.getName().contains("Concurrent") ? 0 : Math.max(collector.getCollectionCount(), 0);
        }
        return count;
    }

    private long processCpu() {
        return system instanceof com.sun.management.OperatingSystemMXBean sun ? sun.getProcessCpuTime() : UNKNOWN;
    }
}
