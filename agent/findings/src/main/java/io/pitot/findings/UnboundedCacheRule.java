package io.pitot.findings;

import io.pitot.dump.Cache;
import io.pitot.dump.Confidence;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Severity;
import java.util.ArrayList;
import java.util.List;

/** A cache in the process that takes ever new keys in and that nothing bounds. */
final class UnboundedCacheRule {

    private static final long LEAST_GROWTH = 1_000;

    /** So many entries are a part of the heap. */
    private static final long GREAT_GROWTH = 100_000;

    /** A cache of what there is only so much of is soon full, and then finds what it is asked for. */
    private static final double MOSTLY_FOUND = 0.70;

    private UnboundedCacheRule() {}

    static List<Finding> judge(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        for (Cache cache : evidence.dump().caches()) {
            CacheUse use = CacheUse.of(cache);
            if (use.isSized()
                    && use.isCache()
                    && cache.unbounded() > 0
                    && cache.unbounded() == cache.lookups()
                    && cache.entriesAfter() - cache.entriesBefore() >= LEAST_GROWTH
                    && cache.hits() < MOSTLY_FOUND * cache.lookups()) {
                findings.add(finding(evidence, cache));
            }
        }
        return findings;
    }

    private static Finding finding(Evidence evidence, Cache cache) {
        long grown = cache.entriesAfter() - cache.entriesBefore();
        String site = Evidence.mostFrequent(cache.sites());
        return new Finding(
                FindingId.of(
                        FindingKind.UNBOUNDED_CACHE, "", CacheSubject.of(evidence, cache), evidence.methodAt(site)),
                FindingKind.UNBOUNDED_CACHE,
                grown >= GREAT_GROWTH ? Severity.MEDIUM : Severity.LOW,
                // There may be only so many keys, of which not all have been asked for yet.
                Confidence.POSSIBLE,
                Endpoint.NO_REQUEST,
                cache.id(),
                site,
                "Cache without a bound: " + cache.id() + " grew by " + Say.count(grown, "entry", "entries"),
                List.of(
                        "possible: neither its size nor the age of its entries is limited, and it holds up to "
                                + Say.count(cache.maxEntries(), "entry", "entries"),
                        Say.count(cache.misses(), "miss", "misses") + " in " + Say.count(cache.lookups(), "look-up")
                                + ": most of what it is asked for is new to it"),
                grown,
                0,
                0,
                0,
                "Bound it: Caffeine.newBuilder().maximumSize(…) or expireAfterWrite(…). Spring's caches on maps have no"
                        + " bound at all: put Caffeine on the class path and set spring.cache.caffeine.spec=maximumSize=….\n"
                        + "If there are only so many keys, mute this finding.");
    }
}
