package io.pitot.agent.engine;

import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.GcInfo;
import io.pitot.agent.engine.evidence.GcPauses;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Sees when collections stopped all threads, by asking their beans. A thread of notifications would have to be woken by
 * each collection; the aggregator is awake anyway, and asks for no more than a counter where there was none.
 */
final class PauseMeter {

    private static final class Collector {
        final GarbageCollectorMXBean bean;
        long count;
        long millis;

        Collector(GarbageCollectorMXBean bean) {
            this.bean = bean;
            count = bean.getCollectionCount();
            millis = bean.getCollectionTime();
        }
    }

    private final GcPauses pauses;
    private final List<Collector> collectors;

    /*
     * What the beans say is relative to a moment early in the start of the JVM, some ten milliseconds after that which its uptime
     * is relative to. When that was by System.nanoTime is narrowed down: a collection ended after the look before it and before the
     * one that sees it.
     */
    private long earliestZero;
    private long latestZero;
    private boolean isBounded;

    private long polled;

    PauseMeter(GcPauses pauses, long nanoTime) {
        this.pauses = pauses;
        // In this order: the first time that the bean is asked for takes long.
        long uptime = TimeUnit.MILLISECONDS.toNanos(
                ManagementFactory.getRuntimeMXBean().getUptime());
        earliestZero = System.nanoTime() - uptime;
        polled = nanoTime;
        collectors = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .filter(bean -> bean instanceof GarbageCollectorMXBean && isOfPauses(bean.getName()))
                .map(bean -> new Collector((GarbageCollectorMXBean) bean))
                .toList();
    }

    /** Concurrent collectors have a bean for their pauses and one for their cycles, which pause nobody. */
    static boolean isOfPauses(String collector) {
        return !collector.endsWith("Cycles");
    }

    /** Looks whether there were collections since the last look. */
    void poll(long nanoTime) {
        for (Collector collector : collectors) {
            long count = collector.bean.getCollectionCount();
            if (count != collector.count) {
                read(collector, count, nanoTime);
            }
        }
        polled = nanoTime;
    }

    private void read(Collector collector, long count, long now) {
        long millis = collector.bean.getCollectionTime();
        boolean isOne = count - collector.count == 1;
        long all = TimeUnit.MILLISECONDS.toNanos(millis - collector.millis);
        collector.count = count;
        collector.millis = millis;
        GcInfo last = collector.bean.getLastGcInfo();
        if (last == null) {
            return;
        }
        long nanos = TimeUnit.MILLISECONDS.toNanos(last.getDuration());
        long end = end(TimeUnit.MILLISECONDS.toNanos(last.getEndTime()), now);
        if (!isOne && all > nanos) {
            // Those before it follow one another closely, or else there would have been a look in between.
            long earlier = all - nanos;
            pauses.add(end - nanos - earlier, end - nanos);
        }
        pauses.add(end - nanos, end);
    }

    /** When a collection ended that was not there at the last look. */
    private long end(long sinceZero, long now) {
        long earliest = polled - sinceZero;
        long latest = now - sinceZero;
        if (earliest - earliestZero > 0) {
            earliestZero = earliest;
        }
        if (!isBounded || latest - latestZero < 0) {
            latestZero = latest;
            isBounded = true;
        }
        // The beans count in milliseconds, so that the bounds may cross by one.
        long zero = earliestZero + Math.max(0, latestZero - earliestZero) / 2;
        long end = zero + sinceZero;
        return end - polled < 0 ? polled : end - now > 0 ? now : end;
    }
}
