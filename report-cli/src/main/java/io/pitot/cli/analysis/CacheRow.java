package io.pitot.cli.analysis;

import io.pitot.dump.Cache;
import io.pitot.dump.Dump;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cache in the process. Its look-ups are counted and not timed, and no request is known for them.
 *
 * @param cache what the dump says of it
 * @param site the call site that made it, or null if none is known
 */
public record CacheRow(Cache cache, @Nullable Site site) {

    private static final Comparator<CacheRow> MOST_LOADED = Comparator.<CacheRow>comparingLong(
                    row -> row.cache.loadNanos())
            .thenComparingLong(row -> row.cache.lookups())
            .reversed()
            .thenComparing(row -> row.cache.id());

    static List<CacheRow> of(Dump dump, Sites sites) {
        return dump.caches().stream()
                .map(cache -> new CacheRow(cache, sites.busiest(cache.sites())))
                .sorted(MOST_LOADED)
                .toList();
    }

    /** How many of the look-ups found a value, 0 to 1; -1 if there was none. */
    public double hitRate() {
        return cache.lookups() == 0 ? -1 : (double) cache.hits() / cache.lookups();
    }

    /** Nanoseconds of a load on average; -1 if there was none. */
    public long nanosPerLoad() {
        return cache.loads() == 0 ? -1 : cache.loadNanos() / cache.loads();
    }
}
