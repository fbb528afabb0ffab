package io.pitot.findings;

import static io.pitot.findings.Traffic.MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlowQueryRuleTest {

    private static final String TRACE = "SELECT m.id FROM stock_movement m WHERE m.lot_code = ? AND m.moved > ?";

    private static List<Finding> judge(Traffic traffic) {
        return Findings.judge(traffic.dump()).stream()
                .filter(finding -> finding.kind() == FindingKind.SLOW_QUERY)
                .toList();
    }

    private static Traffic taking(long... millis) {
        Traffic traffic = new Traffic();
        for (long ms : millis) {
            traffic.request("GET /trace", r -> r.query(TRACE, ms, 3, ms * MS, "com.acme.Stock#trace:40"));
        }
        return traffic;
    }

    @Test
    void isHighAboveASecond() {
        assertThat(judge(taking(1_200, 1_300, 1_400))).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.HIGH);
            assertThat(finding.title()).isEqualTo("Slow query: stock_movement SELECT takes 1.40 s (p95)");
            assertThat(finding.endpoint()).isEqualTo("GET /trace");
            assertThat(finding.nanosTotal()).isEqualTo(3_900 * MS);
            assertThat(finding.nanosPerRequest()).isEqualTo(1_300 * MS);
            assertThat(finding.remedy()).contains("lot_code, moved", "stock_movement", "EXPLAIN");
            assertThat(finding.id()).matches("slow:[0-9a-f]{8}");
        });
    }

    @Test
    void isMediumAboveHalfASecond() {
        assertThat(judge(taking(600, 700, 800))).extracting(Finding::severity).containsExactly(Severity.MEDIUM);
    }

    @Test
    void leavesFastQueriesAlone() {
        assertThat(judge(taking(100, 200, 499, 300))).isEmpty();
    }

    @Test
    void leavesColdStartsAlone() {
        assertThat(judge(taking(3_000, 2_000, 1, 1, 1, 1))).isEmpty();
    }

    @Test
    void leavesRareOutliersAlone() {
        long[] millis = new long[100];
        java.util.Arrays.fill(millis, 5);
        millis[10] = millis[50] = millis[70] = millis[90] = 900;

        assertThat(judge(taking(millis))).isEmpty();
    }

    @Test
    void takesOneExecutionAboveTenSecondsSeriously() {
        assertThat(judge(taking(11_000))).extracting(Finding::severity).containsExactly(Severity.HIGH);
    }

    @Test
    void belongsToTheEndpointThatSpendsMostOnItUnderAnIdThatDoesNotDependOnIt() {
        Traffic here = taking(700, 700, 700)
                .request("GET /other", r -> r.query(TRACE, 1, 1, 900 * MS, "com.acme.Stock#trace:40"));
        Traffic there =
                taking(700).requests(3, "GET /other", r -> r.query(TRACE, 1, 1, 900 * MS, "com.acme.Stock#trace:40"));

        assertThat(judge(here)).extracting(Finding::endpoint).containsExactly("GET /trace");
        assertThat(judge(there)).extracting(Finding::endpoint).containsExactly("GET /other");
        assertThat(judge(here))
                .extracting(Finding::id)
                .containsExactly(judge(there).get(0).id());
        assertThat(judge(here).get(0).evidence()).contains("also run by 1 other endpoint");
    }
}
