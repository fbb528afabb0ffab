package io.pitot.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.Cache;
import io.pitot.dump.Confidence;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Severity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalCacheRulesTest {

    private static final String PRODUCTS = "caffeine products";

    /** A cache whose misses are all loaded in 2 ms. */
    private static Cache cache(long hits, long misses, long evictions, long before, long after) {
        return cache(PRODUCTS, hits, misses, misses, evictions, true, before, after, false);
    }

    private static Cache cache(
            String id,
            long hits,
            long misses,
            long loads,
            long evictions,
            boolean isSized,
            long before,
            long after,
            boolean isUnbounded) {
        long lookups = hits + misses;
        return new Cache(
                id,
                "caffeine",
                hits,
                misses,
                loads,
                0,
                loads * 2 * Traffic.MS,
                0,
                evictions,
                isSized ? lookups : 0,
                before,
                after,
                after,
                isUnbounded ? lookups : 0,
                Map.of("com.acme.Config#products:12", lookups));
    }

    /** A cache without a name, that little is found in and that nothing bounds. */
    private static Cache unnamed(int line) {
        return new Cache(
                "caffeine PriceService:" + line,
                "caffeine",
                100,
                4_900,
                2_400,
                0,
                2_400 * Traffic.MS,
                2_500,
                0,
                5_000,
                0,
                2_500,
                2_500,
                5_000,
                Map.of("com.acme.PriceService#<clinit>:" + line, 5_000L));
    }

    private static List<String> ids(FindingKind kind, Cache... caches) {
        return judge(kind, caches).stream().map(Finding::id).sorted().toList();
    }

    private static List<Finding> judge(FindingKind kind, Cache... caches) {
        Traffic traffic = new Traffic();
        for (Cache cache : caches) {
            traffic.caches(cache);
        }
        return Findings.judge(traffic.dump()).stream()
                .filter(finding -> finding.kind() == kind)
                .toList();
    }

    @Test
    void aHitRateIsLowBelowSeventyAndVeryLowBelowFiftyPercent() {
        assertThat(judge(FindingKind.LOW_HIT_RATE, cache(600, 400, 400, 100, 100)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
                    assertThat(finding.confidence()).isEqualTo(Confidence.PROVEN);
                    assertThat(finding.subject()).isEqualTo(PRODUCTS);
                    assertThat(finding.site()).isEqualTo(new Traffic().siteId("com.acme.Config#products:12"));
                    assertThat(finding.title())
                            .isEqualTo("Low hit rate: caffeine products finds 60 % of what it asks for");
                    assertThat(finding.nanosTotal()).as("the loads").isEqualTo(400 * 2 * Traffic.MS);
                    assertThat(finding.remedy()).contains("maximumSize");
                });
        assertThat(judge(FindingKind.LOW_HIT_RATE, cache(499, 501, 501, 100, 100)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.HIGH));
        assertThat(judge(FindingKind.LOW_HIT_RATE, cache(700, 300, 300, 100, 100)))
                .isEmpty();
    }

    @Test
    void whatItMissesWhileItIsFilledSaysNothingOfACache() {
        assertThat(judge(FindingKind.LOW_HIT_RATE, cache(300, 700, 0, 0, 700))).isEmpty();
        assertThat(judge(FindingKind.LOW_HIT_RATE, cache(300, 700, 200, 0, 500)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.title()).contains("finds 60 %");
                    assertThat(finding.evidence().get(0))
                            .isEqualTo(
                                    "measured: 300 hits in 500 look-ups, without 500 misses that only filled the cache");
                    assertThat(finding.nanosTotal()).isEqualTo(200 * 2 * Traffic.MS);
                });
    }

    @Test
    void fewLookUpsAreNoEvidence() {
        assertThat(judge(FindingKind.LOW_HIT_RATE, cache(10, 189, 189, 100, 100)))
                .isEmpty();
        assertThat(judge(FindingKind.LOW_HIT_RATE, cache(10, 990, 100, 0, 900))).isEmpty();
    }

    @Test
    void cacheThatDoesNotSayWhatItHoldsNeedsMoreLookUps() {
        assertThat(judge(FindingKind.LOW_HIT_RATE, cache("ehcache rates", 100, 800, 800, 0, false, 0, 0, false)))
                .isEmpty();
        assertThat(judge(FindingKind.LOW_HIT_RATE, cache("ehcache rates", 200, 800, 800, 0, false, 0, 0, false)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY));
    }

    @Test
    void whatIsNeverPutInAndWhatIsNotToldApartIsNoCache() {
        assertThat(judge(FindingKind.LOW_HIT_RATE, cache(PRODUCTS, 0, 1_000, 0, 0, true, 0, 0, false)))
                .isEmpty();
        assertThat(judge(FindingKind.LOW_HIT_RATE, cache("other", 0, 1_000, 1_000, 900, true, 0, 0, false)))
                .isEmpty();
    }

    @Test
    void cacheThatOnlyGrowsIsReportedWhereNothingBoundsIt() {
        assertThat(judge(FindingKind.UNBOUNDED_CACHE, cache(PRODUCTS, 500, 4_000, 4_000, 0, true, 100, 4_100, true)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.LOW);
                    assertThat(finding.confidence()).isEqualTo(Confidence.POSSIBLE);
                    assertThat(finding.title())
                            .isEqualTo("Cache without a bound: caffeine products grew by 4,000 entries");
                });
        assertThat(judge(FindingKind.UNBOUNDED_CACHE, cache(PRODUCTS, 500, 4_000, 4_000, 0, true, 100, 4_100, false)))
                .as("bounded")
                .isEmpty();
        assertThat(judge(FindingKind.UNBOUNDED_CACHE, cache(PRODUCTS, 96_000, 4_000, 4_000, 0, true, 100, 4_100, true)))
                .as("soon knows all there is")
                .isEmpty();
        assertThat(judge(FindingKind.UNBOUNDED_CACHE, cache(PRODUCTS, 500, 4_000, 4_000, 0, true, 4_100, 4_100, true)))
                .as("cleared as fast as it is filled")
                .isEmpty();
        assertThat(judge(FindingKind.LOW_HIT_RATE, cache(PRODUCTS, 500, 4_000, 4_000, 0, true, 100, 4_100, true)))
                .as("what it is asked for first it cannot have")
                .isEmpty();
    }

    @Test
    void idsOfCachesWithoutANameSurviveMovedLines() {
        for (FindingKind kind : List.of(FindingKind.LOW_HIT_RATE, FindingKind.UNBOUNDED_CACHE)) {
            assertThat(ids(kind, unnamed(31))).hasSize(1).isEqualTo(ids(kind, unnamed(44)));
            assertThat(ids(kind, unnamed(31), unnamed(9)))
                    .as("two made by one method")
                    .hasSize(2)
                    .doesNotHaveDuplicates()
                    .isEqualTo(ids(kind, unnamed(12), unnamed(50)));
        }
        assertThat(judge(FindingKind.LOW_HIT_RATE, unnamed(31)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.title()).contains("caffeine PriceService:31"));
    }
}
