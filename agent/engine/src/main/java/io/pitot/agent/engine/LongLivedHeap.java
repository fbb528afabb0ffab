package io.pitot.agent.engine;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The part of the heap in which objects that live long end up: the old generation, or all of the heap where there are no
 * generations. What a collection left there is what the application holds, and not the peak of a saw-tooth.
 */
final class LongLivedHeap {

    private static final long NONE = -1;

    private final MemoryPoolMXBean pool;
    private final List<GarbageCollectorMXBean> collectors;
    private long countBefore;
    private long usedBefore;

    private LongLivedHeap(MemoryPoolMXBean pool) {
        this.pool = pool;
        List<String> managers = Arrays.asList(pool.getMemoryManagerNames());
        collectors = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .filter(collector -> managers.contains(collector.getName()) && !isOfTheYoung(collector.getName()))
                .toList();
        countBefore = count();
        usedBefore = used(pool.getCollectionUsage());
    }

    /** That of this JVM, or null if it is not clear which one that is. */
    static @Nullable LongLivedHeap find() {
        List<MemoryPoolMXBean> collected = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                .toList();
        List<MemoryPoolMXBean> old =
                collected.stream().filter(pool -> isOld(pool.getName())).toList();
        List<MemoryPoolMXBean> candidates = old.isEmpty() ? collected : old;
        return candidates.size() == 1 ? new LongLivedHeap(candidates.get(0)) : null;
    }

    private static boolean isOld(String pool) {
        String name = pool.toLowerCase(Locale.ROOT);
        return name.contains("old") || name.contains("tenured");
    }

    /** Names of HotSpot's collectors that have the pool among theirs and leave it alone, or mostly. */
    private static boolean isOfTheYoung(String collector) {
        return collector.contains("Young")
                || collector.contains("Minor")
                || collector.contains("Scavenge")
                || collector.equals("Copy");
    }

    /** Bytes that the last collection left, or -1 if there was none since this was asked before. */
    long collected() {
        long count = count();
        long used = used(pool.getCollectionUsage());
        // G1 tells of a collection of some old regions by what it left only.
        boolean isNew = count != countBefore || used != usedBefore;
        countBefore = count;
        usedBefore = used;
        // What is freed between collections, as G1 frees regions of garbage alone, was not held either.
        return isNew && used > 0 ? Math.min(used, used(pool.getUsage())) : NONE;
    }

    /** The most that it can hold, or -1. */
    long limit() {
        MemoryUsage usage = pool.getUsage();
        return usage == null || usage.getMax() <= 0 ? NONE : usage.getMax();
    }

    private static long used(@Nullable MemoryUsage usage) {
        return usage == null ? 0 : usage.getUsed();
    }

    private long count() {
        long count = 0;
        for (GarbageCollectorMXBean collector : collectors) {
            count += Math.max(collector.getCollectionCount(), 0);
        }
        return count;
    }
}
