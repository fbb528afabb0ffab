package io.pitot.findings;

import static io.pitot.findings.Traffic.MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.Confidence;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnboundedResultRuleTest {

    private static final String SITE = "com.acme.Events#all:12";

    private static List<Finding> judge(Traffic traffic) {
        return Findings.judge(traffic.dump()).stream()
                .filter(finding -> finding.kind() == FindingKind.UNBOUNDED_RESULT)
                .toList();
    }

    private static List<Finding> judge(String sql, long rows) {
        return judge(new Traffic()
                .requests(
                        4,
                        "GET /events",
                        r -> r.query(sql, 1, rows, 2 * MS, SITE).takes(200 * MS)));
    }

    @Test
    void isProvenByAThousandRowsWithoutALimit() {
        assertThat(judge("SELECT * FROM event WHERE year = ?", 2_000))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.confidence()).isEqualTo(Confidence.PROVEN);
                    assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
                    assertThat(finding.title()).isEqualTo("Unbounded result: event SELECT reads 2,000 rows each time");
                    assertThat(finding.nanosPerRequest())
                            .as("what exceeds a page")
                            .isEqualTo(1_900_000);
                });
    }

    @Test
    void isHighFromTenThousandRows() {
        assertThat(judge("SELECT * FROM event WHERE year = ?", 10_000))
                .extracting(Finding::severity)
                .containsExactly(Severity.HIGH);
    }

    @Test
    void isPossibleOfATableReadWholeThatAPageCannotShow() {
        assertThat(judge("SELECT * FROM event ORDER BY id", 600))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.confidence()).isEqualTo(Confidence.POSSIBLE);
                    assertThat(finding.severity()).isEqualTo(Severity.LOW);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM event LIMIT ?",
                "SELECT * FROM event FETCH FIRST ? ROWS ONLY",
                "SELECT * FROM event FETCH NEXT 10 ROWS ONLY",
                "SELECT TOP ? * FROM event",
                "SELECT TOP (?) * FROM event",
                "SELECT * FROM event WHERE ROWNUM <= ?",
                "SELECT * FROM (SELECT e.*, ROW_NUMBER() OVER (ORDER BY id) n FROM event e) x WHERE n <= ?"
            })
    void isNotWhatHasALimit(String sql) {
        assertThat(judge(sql, 5_000)).isEmpty();
    }

    @Test
    void isNotSomeHundredRows() {
        assertThat(judge("SELECT * FROM country", 249)).isEmpty();
        assertThat(judge("SELECT * FROM event WHERE year = ?", 900)).isEmpty();
    }

    @Test
    void isNotWhatAJobReads() {
        assertThat(judge(new Traffic()
                        .requests(3, "job com.acme.Export", r -> r.query("SELECT * FROM event", 1, 90_000, MS, SITE))))
                .isEmpty();
    }

    @Test
    void isPagingByOffsetThatReadsTenPagesAndMore() {
        assertThat(judge(pages(12))).singleElement().satisfies(finding -> {
            assertThat(finding.confidence()).isEqualTo(Confidence.PROVEN);
            assertThat(finding.title()).isEqualTo("Deep paging: event SELECT reads 12 pages by OFFSET per request");
        });
        assertThat(judge(pages(6))).isEmpty();
    }

    private static Traffic pages(int pages) {
        return new Traffic().requests(3, "GET /export", r -> {
            for (int page = 0; page < pages; page++) {
                r.query("SELECT * FROM event ORDER BY id LIMIT 50 OFFSET ?", page, 50);
            }
        });
    }

    private static final String PAGE = "SELECT * FROM event ORDER BY id LIMIT 50 OFFSET ?";

    @Test
    void isProvenByDeepPagesThatTakeLongerThanOthers() {
        assertThat(judge(pages(20, 10, 9 * MS).skips(PAGE, 10, 90 * MS)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.confidence()).isEqualTo(Confidence.PROVEN);
                    assertThat(finding.title()).isEqualTo("Deep pages: event SELECT skips 1,000 rows and more");
                    assertThat(finding.evidence().get(0))
                            .isEqualTo(
                                    "proven: pages behind 1,000 rows and more take 9.00 ms on average, others 1.00 ms");
                    assertThat(finding.nanosTotal())
                            .as("what exceeds the others")
                            .isEqualTo(80 * MS);
                    assertThat(finding.nanosPerRequest()).isEqualTo(8 * MS);
                    assertThat(finding.remedy()).contains("after the last key");
                });
    }

    @Test
    void isLikelyWhereAllPagesAreDeepAndSlow() {
        assertThat(judge(pages(0, 10, 20 * MS).skips(PAGE, 10, 200 * MS)))
                .extracting(Finding::confidence)
                .containsExactly(Confidence.LIKELY);
        assertThat(judge(pages(0, 10, 2 * MS).skips(PAGE, 10, 20 * MS))).isEmpty();
    }

    @Test
    void isNotDeepPagesThatTakeNoLonger() {
        assertThat(judge(pages(20, 10, MS).skips(PAGE, 10, 10 * MS))).isEmpty();
    }

    @Test
    void isNotAFewDeepPages() {
        assertThat(judge(pages(20, 4, 9 * MS).skips(PAGE, 4, 36 * MS))).isEmpty();
    }

    @Test
    void deepPagesAreToldOfTheEndpointThatWaitsMostForThem() {
        Traffic traffic = pages(20, 10, 9 * MS)
                .requests(30, "GET /first", r -> r.query(PAGE, 0, 50, MS, SITE))
                .skips(PAGE, 10, 90 * MS);

        assertThat(judge(traffic)).extracting(Finding::endpoint).containsExactly("GET /events");
    }

    /** Requests that read a page each, shallow ones in a millisecond. */
    private static Traffic pages(int shallow, int deep, long deepNanos) {
        return new Traffic()
                .requests(
                        shallow,
                        "GET /events",
                        r -> r.query(PAGE, 1, 50, MS, SITE).takes(20 * MS))
                .requests(
                        deep,
                        "GET /events",
                        r -> r.query(PAGE, 1, 50, deepNanos, SITE).takes(20 * MS));
    }
}
