package io.pitot.dump;

import java.util.Map;

/**
 * The caches of one name in the process.
 *
 * @param id kind and name: {@code caffeine products}
 * @param kind the library: {@code caffeine}, {@code ehcache}, {@code jcache}, {@code guava}, or {@code spring} for its caches on maps
 * @param hits look-ups that found a value
 * @param misses look-ups that found none
 * @param loads values made for a look-up that missed or to take the place of an older one, by the cache or by the thread that then put it in
 * @param failedLoads how many of those failed, or made nothing
 * @param loadNanos their time
 * @param stores values put in
 * @param evictions values that the cache let go for its size or their age, as far as it says
 * @param sized look-ups of the intervals in which the number of entries was known at the beginning and at the end
 * @param entriesBefore entries at the beginning of those intervals, added up: what matters is how many fewer they are than the next
 * @param entriesAfter entries at their ends, added up
 * @param maxEntries most entries at the end of an interval
 * @param unbounded look-ups of caches that nothing bounds, neither size nor age
 * @param sites look-ups by the call site that made the cache
 */
public record Cache(
        String id,
        String kind,
        long hits,
        long misses,
        long loads,
        long failedLoads,
        long loadNanos,
        long stores,
        long evictions,
        long sized,
        long entriesBefore,
        long entriesAfter,
        long maxEntries,
        long unbounded,
        Map<String, Long> sites) {

    /** Look-ups that found a value or did not. */
    public long lookups() {
        return Sums.add(hits, misses);
    }

    /** The sum of this and another of the same id. */
    Cache plus(Cache other) {
        return new Cache(
                id,
                Sums.either(kind, other.kind),
                Sums.add(hits, other.hits),
                Sums.add(misses, other.misses),
                Sums.add(loads, other.loads),
                Sums.add(failedLoads, other.failedLoads),
                Sums.add(loadNanos, other.loadNanos),
                Sums.add(stores, other.stores),
                Sums.add(evictions, other.evictions),
                Sums.add(sized, other.sized),
                Sums.add(entriesBefore, other.entriesBefore),
                Sums.add(entriesAfter, other.entriesAfter),
                Math.max(maxEntries, other.maxEntries),
                Sums.add(unbounded, other.unbounded),
                Sums.add(sites, other.sites));
    }
}
