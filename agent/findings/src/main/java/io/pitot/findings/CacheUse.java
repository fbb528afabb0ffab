package io.pitot.findings;

import io.pitot.dump.Cache;
import io.pitot.dump.Endpoint;

/**
 * What the look-ups of a cache in the process say of it. A cache that is being filled misses whatever it is asked for the first time. Each
 * entry that it has more at the end than at the beginning is one of those misses, and counts neither for the cache nor against it.
 *
 * @param cache whose
 * @param filling misses that only filled it; 0 where it is not known how many entries it has
 */
record CacheUse(Cache cache, long filling) {

    static CacheUse of(Cache cache) {
        long grown = Math.max(0, cache.entriesAfter() - cache.entriesBefore());
        return new CacheUse(cache, isSized(cache) ? Math.min(grown, cache.misses()) : 0);
    }

    private static boolean isSized(Cache cache) {
        return cache.sized() >= cache.lookups();
    }

    /** Whether it is known how many entries the cache had all the time. */
    boolean isSized() {
        return isSized(cache);
    }

    /** Look-ups that did not merely fill the cache. */
    long settled() {
        return cache.lookups() - filling;
    }

    /** Misses of those: of what the cache has let go, was told to let go, or never got. */
    long settledMisses() {
        return cache.misses() - filling;
    }

    /** How many of the settled look-ups found a value, 0 to 1; 1 if there were none. */
    double rate() {
        return settled() == 0 ? 1 : (double) cache.hits() / settled();
    }

    /** Whether values get into it at all, and it is told apart from others. */
    boolean isCache() {
        return cache.loads() - cache.failedLoads() + cache.stores() > 0
                && !cache.id().equals(Endpoint.OTHER);
    }
}
