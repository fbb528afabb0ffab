package io.pitot.agent.engine;

import io.pitot.dump.JvmAccount;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.TimeUnit;

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
            .filter(JvmGauges::pauses)
            .toList();

    private long cpuBefore = processCpu();
    private long gcNanosBefore = gcNanos();
    private long gcCountBefore = gcCount();
    private long cpuNow;
    private long gcNanosNow;
    private long gcCountNow;
    private long sampled = System.nanoTime() - SAMPLE_NANOS;
    private long maxHeapUsed;
    private long maxThreads;
    private long maxLoadedClasses;

    /** Looks at the gauges if the last look is a second ago. */
    void sample(long nanoTime) {
        if (nanoTime - sampled >= SAMPLE_NANOS) {
            sampled = nanoTime;
            maxHeapUsed = Math.max(maxHeapUsed, runtime.totalMemory() - runtime.freeMemory());
            maxThreads = Math.max(maxThreads, threads.getThreadCount());
            maxLoadedClasses = Math.max(maxLoadedClasses, classes.getLoadedClassCount());
        }
    }

    /** What was consumed since the last {@link #nextInterval}. */
    JvmAccount account(long wallNanos) {
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
                runtime.availableProcessors());
    }

    /** Begins the next interval where the last {@link #account} ended. */
    void nextInterval() {
        cpuBefore = cpuNow;
        gcNanosBefore = gcNanosNow;
        gcCountBefore = gcCountNow;
        maxHeapUsed = 0;
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

    /** Concurrent collectors have a bean for their pauses and one for their cycles, which pause nobody. */
    private static boolean pauses(GarbageCollectorMXBean collector) {
        return !collector.getName().endsWith("Cycles") && !collector.getName().contains("Concurrent");
    }

    private long gcNanos() {
        long millis = 0;
        for (GarbageCollectorMXBean collector : collectors) {
            millis += Math.max(collector.getCollectionTime(), 0);
        }
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    private long gcCount() {
        long count = 0;
        for (GarbageCollectorMXBean collector : collectors) {
            count += Math.max(collector.getCollectionCount(), 0);
        }
        return count;
    }

    private long processCpu() {
        return system instanceof com.sun.management.OperatingSystemMXBean sun ? sun.getProcessCpuTime() : UNKNOWN;
    }
}
