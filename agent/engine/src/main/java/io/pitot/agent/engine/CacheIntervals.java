package io.pitot.agent.engine;

import io.pitot.agent.bootstrap.CacheCounts;
import io.pitot.agent.bootstrap.CallSites;
import io.pitot.agent.bootstrap.LocalCaches;
import io.pitot.agent.engine.table.DumpIds;
import io.pitot.dump.Cache;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the caches in the process have counted in one interval: the differences of their counts, which only ever grow. As many as {@link
 * LocalCaches} tells apart. One thread only.
 */
final class CacheIntervals {

    /** Where the number of entries stands among the numbers of {@link CacheCounts}. */
    private static final int ENTRIES = CacheCounts.NUMBERS;

    /** What the interval began with; nothing of a cache that is new in it. */
    private Map<CacheCounts, long[]> before = Map.of();

    private Map<CacheCounts, long[]> last = Map.of();

    /** The caches that were used in the interval so far. Reads the counts. */
    List<Cache> read(DumpIds ids) {
        Map<CacheCounts, long[]> now = new HashMap<>();
        List<Cache> caches = new ArrayList<>();
        for (CacheCounts counts : LocalCaches.all()) {
            long[] numbers = numbers(counts);
            now.put(counts, numbers);
            Cache cache = cache(ids, counts, before.get(counts), numbers);
            if (cache.lookups() + cache.loads() + cache.stores() + cache.evictions() > 0) {
                caches.add(cache);
            }
        }
        last = now;
        return caches;
    }

    /** The interval ended as it was read last. */
    void next() {
        before = last;
    }

    private static long[] numbers(CacheCounts counts) {
        long[] numbers = new long[CacheCounts.NUMBERS + 1];
        for (int number = 0; number < CacheCounts.NUMBERS; number++) {
            numbers[number] = counts.get(number);
        }
        numbers[ENTRIES] = counts.entries();
        return numbers;
    }

    private static Cache cache(DumpIds ids, CacheCounts counts, long @Nullable [] before, long[] now) {
        long[] since = now.clone();
        long entriesBefore = 0;
        if (before != null) {
            for (int number = 0; number < CacheCounts.NUMBERS; number++) {
                since[number] -= before[number];
            }
            entriesBefore = before[ENTRIES];
        }
        long lookups = since[CacheCounts.HITS] + since[CacheCounts.MISSES];
        boolean isSized = entriesBefore >= 0 && now[ENTRIES] >= 0;
        return new Cache(
                counts.id(),
                counts.kind(),
                since[CacheCounts.HITS],
                since[CacheCounts.MISSES],
                since[CacheCounts.LOADS],
                since[CacheCounts.FAILED_LOADS],
                since[CacheCounts.LOAD_NANOS],
                since[CacheCounts.STORES],
                since[CacheCounts.EVICTIONS],
                isSized ? lookups : 0,
                isSized ? entriesBefore : 0,
                isSized ? now[ENTRIES] : 0,
                Math.max(0, now[ENTRIES]),
                counts.isBounded() ? 0 : lookups,
                counts.site() == CallSites.NONE || lookups == 0 ? Map.of() : Map.of(ids.site(counts.site()), lookups));
    }
}
