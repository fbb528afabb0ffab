package io.pitot.findings;

import static io.pitot.findings.Traffic.MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.Confidence;
import io.pitot.dump.Dump;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Reuse;
import io.pitot.dump.Severity;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheableWorkRuleTest {

    private static final String RATE = "select rate from tax_rate where country = ?";

    private static final String SITE = "com.acme.Carts#rate:40";

    private static Reuse reuse(String subject, long calls, long keys, long nanosEach, long written, Duration least) {
        return reuse(Reuse.QUERY, subject, calls, keys, nanosEach, written, least);
    }

    private static Reuse reuse(
            String kind, String subject, long calls, long keys, long nanosEach, long written, Duration least) {
        long repeats = calls - keys;
        Map<String, Long> hits = new HashMap<>();
        for (Duration lifetime : Reuse.LIFETIMES) {
            for (int size : Reuse.SIZES) {
                if (lifetime.compareTo(least) >= 0 && size >= keys) {
                    hits.put(Reuse.cell(lifetime, size), repeats);
                }
            }
        }
        return new Reuse(
                kind,
                subject,
                calls,
                calls * nanosEach,
                calls,
                keys,
                keys,
                repeats * nanosEach,
                0,
                Map.of("512", repeats),
                Map.of("512", repeats - written),
                hits,
                Map.of());
    }

    private static List<Finding> judge(long calls, long keys, long nanosEach, long written, Duration least) {
        Traffic traffic =
                new Traffic().requests(20, "GET /cart", r -> r.query(RATE, "none", 1, nanosEach * calls / 20, SITE));
        Dump dump = traffic.dump();
        String id = dump.queries().get(0).id();
        return Findings.judge(traffic.repeats(reuse(id, calls, keys, nanosEach, written, least))
                        .dump())
                .stream()
                .filter(finding -> finding.kind() == FindingKind.CACHEABLE_WORK)
                .toList();
    }

    @Test
    void reportsTheShortestLifetimeAndTheSmallestCacheThatDoes() {
        assertThat(judge(1_000, 300, 2 * MS, 70, Duration.ofSeconds(10)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.title())
                            .isEqualTo("Cacheable work: a cache would answer 70 % of the calls of tax_rate SELECT");
                    assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
                    assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
                    assertThat(finding.endpoint()).isEqualTo("GET /cart");
                    assertThat(finding.nanosTotal()).isEqualTo(1_400 * MS);
                    assertThat(finding.evidence())
                            .contains(
                                    "likely: 512 entries that live 10 s would have answered 70 % of 1,000 calls with 300 different"
                                            + " arguments, 70 % to 100 % as far as can be told from that",
                                    "64 entries by lifetime: 1 s 0.0 %, 10 s 0.0 %, 1 min 0.0 %, 10 min 0.0 %, 1 h 0.0 %",
                                    "before 10 % of the repeats a table that it reads was written by this service; writes of"
                                            + " others are not seen");
                    assertThat(finding.remedy()).contains("maximumSize=512,expireAfterWrite=10s");
                });
    }

    @Test
    void whatIsCheapEachTimeIsLow() {
        assertThat(judge(1_000, 300, MS / 2, 0, Duration.ofSeconds(1)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.LOW));
    }

    @Test
    void leavesFewCallsAloneAndFewRepeatsAndWhatTakesNoTime() {
        assertThat(judge(499, 30, 2 * MS, 0, Duration.ofSeconds(1))).isEmpty();
        assertThat(judge(1_000, 510, 2 * MS, 0, Duration.ofSeconds(1))).isEmpty();
        assertThat(judge(10_000, 30, MS / 20, 0, Duration.ofSeconds(1))).isEmpty();
    }

    @Test
    void leavesAloneWhatOnlyAFewCallsMakeSlow() {
        Traffic traffic = new Traffic()
                .requests(19, "GET /cart", r -> r.query(RATE, "none", 1, MS / 20, SITE))
                .requests(1, "GET /cart", r -> r.query(RATE, "none", 1, 2_000 * MS, SITE));
        String id = traffic.dump().queries().get(0).id();

        assertThat(Findings.judge(traffic.repeats(reuse(id, 1_000, 300, 2 * MS, 0, Duration.ofSeconds(1)))
                        .dump()))
                .extracting(Finding::kind)
                .doesNotContain(FindingKind.CACHEABLE_WORK);
    }

    @Test
    void leavesAloneWhatOnlyALongLifetimeOrALargeCacheWouldAnswer() {
        assertThat(judge(1_000, 30, 2 * MS, 0, Duration.ofMinutes(10))).isEmpty();
        assertThat(judge(40_000, 5_000, 2 * MS, 0, Duration.ofSeconds(1))).isEmpty();
    }

    @Test
    void leavesAloneWhatIsWrittenBetween() {
        assertThat(judge(1_000, 300, 2 * MS, 400, Duration.ofSeconds(1))).isEmpty();
    }

    @Test
    void saysNothingOfWhatALoopInsideAnotherRepeats() {
        Traffic traffic = new Traffic();
        for (int shelves : new int[] {2, 3, 4, 5}) {
            traffic.request("GET /cart", r -> {
                r.query("SELECT * FROM category WHERE parent = ?", 1, shelves, MS, SITE);
                for (int s = 0; s < shelves; s++) {
                    r.query("SELECT * FROM product WHERE category = ?", s, 2 + s, MS, SITE);
                    for (int p = 0; p < 2 + s; p++) {
                        r.query(RATE, List.of(s, p), 1, 2 * MS, SITE);
                    }
                }
            });
        }
        Reuse asked = reuse(Traffic.idOf(RATE), 1_000, 30, 2 * MS, 0, Duration.ofSeconds(1));
        List<Finding> findings = Findings.judge(traffic.repeats(asked).dump());

        assertThat(findings)
                .filteredOn(finding -> finding.kind() == FindingKind.N_PLUS_ONE)
                .singleElement()
                .satisfies(tree -> assertThat(tree.loops()).hasSize(2));
        assertThat(findings).extracting(Finding::kind).doesNotContain(FindingKind.CACHEABLE_WORK);
    }

    @Test
    void saysNothingOfWhatALoopRepeats() {
        Traffic traffic = new Traffic().requests(20, "GET /cart", r -> {
            for (int i = 0; i < 20; i++) {
                r.query(RATE, "DE", 1, 2 * MS, SITE);
            }
        });
        String id = traffic.dump().queries().get(0).id();
        List<Finding> findings = Findings.judge(traffic.repeats(reuse(id, 1_000, 30, 2 * MS, 0, Duration.ofSeconds(1)))
                .dump());

        assertThat(findings)
                .extracting(Finding::kind)
                .contains(FindingKind.DUPLICATE_QUERY)
                .doesNotContain(FindingKind.CACHEABLE_WORK);
    }

    @Test
    void saysNothingOfAModelThatALoopAsksRowByRow() {
        Traffic traffic = new Traffic().requests(20, "GET /cart", r -> {
            for (int i = 0; i < 20; i++) {
                r.score("fraud-v3", 1, 2 * MS);
            }
        });
        String id = traffic.dump().models().get(0).id();
        Reuse asked = reuse(Reuse.MODEL, id, 1_000, 30, 2 * MS, 0, Duration.ofSeconds(1));
        List<Finding> findings = Findings.judge(traffic.repeats(asked).dump());

        assertThat(findings)
                .extracting(Finding::kind)
                .contains(FindingKind.UNBATCHED_INFERENCE)
                .doesNotContain(FindingKind.CACHEABLE_WORK);
    }
}
