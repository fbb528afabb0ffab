package io.pitot.findings;

import io.pitot.dump.Cache;
import io.pitot.dump.Confidence;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Severity;
import java.util.ArrayList;
import java.util.List;

/** D10 of caches in the process: values that are made again and again. */
final class LowCacheRateRule {

    private static final double LOW = 0.70;
    private static final double VERY_LOW = 0.50;

    private static final long LEAST_LOOKUPS = 200;

    /** Of a cache that does not say how many entries it has, so many are more than it takes to fill it. */
    private static final long LEAST_UNSIZED = 1_000;

    private LowCacheRateRule() {}

    static List<Finding> judge(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        for (Cache cache : evidence.dump().caches()) {
            CacheUse use = CacheUse.of(cache);
            if (use.settled() >= (use.isSized() ? LEAST_LOOKUPS : LEAST_UNSIZED) && use.rate() < LOW && use.isCache()) {
                findings.add(finding(evidence, use));
            }
        }
        return findings;
    }

    private static Finding finding(Evidence evidence, CacheUse use) {
        Cache cache = use.cache();
        long missed = use.settledMisses();
        // In doubles: the product of two counts may exceed a long.
        long nanos = (long) ((double) cache.loadNanos() / Math.max(1, cache.misses()) * missed);
        String site = Evidence.mostFrequent(cache.sites());
        return new Finding(
                FindingId.of(FindingKind.LOW_HIT_RATE, "", CacheSubject.of(evidence, cache), evidence.methodAt(site)),
                FindingKind.LOW_HIT_RATE,
                use.rate() < VERY_LOW ? Severity.HIGH : Severity.MEDIUM,
                use.isSized() ? Confidence.PROVEN : Confidence.LIKELY,
                Endpoint.NO_REQUEST,
                cache.id(),
                site,
                "Low hit rate: " + cache.id() + " finds " + Say.percent(use.rate()) + " of what it asks for",
                lines(use),
                missed,
                0,
                nanos,
                evidence.shareOfAll(nanos),
                remedy(use));
    }

    private static List<String> lines(CacheUse use) {
        Cache cache = use.cache();
        List<String> lines = new ArrayList<>();
        String filling = use.filling() == 0
                ? ""
                : ", without " + Say.count(use.filling(), "miss", "misses") + " that only filled the cache";
        lines.add((use.isSized() ? "measured: " : "likely: ") + Say.count(cache.hits(), "hit") + " in "
                + Say.count(use.settled(), "look-up") + filling);
        lines.add(Say.count(cache.stores(), "value") + " put in, " + Say.count(cache.loads(), "load") + ", "
                + Say.count(cache.evictions(), "eviction")
                + (use.isSized() ? ", at most " + Say.count(cache.maxEntries(), "entry", "entries") : ""));
        if (cache.loads() > 0) {
            lines.add("each load takes " + Say.time(cache.loadNanos() / cache.loads()));
        }
        return List.copyOf(lines);
    }

    private static String remedy(CacheUse use) {
        Cache cache = use.cache();
        String likely = 2 * cache.evictions() > use.settledMisses()
                ? "The cache lets values go that are asked for again: give it more room (Caffeine: maximumSize; Ehcache:"
                        + " heap(entries)) or a longer life (expireAfterWrite), as far as the values may be old.\n"
                : "Values are invalidated, or not put in, before they are asked for again: see what clears the cache"
                        + " (@CacheEvict(allEntries = true), invalidateAll), and whether null is an answer that it does not keep.\n";
        return likely + "A key that holds what changes with each use (a time, a page, a session) is never found again."
                + " What is asked for once only is not worth caching: leave it out.";
    }
}
