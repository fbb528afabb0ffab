package io.pitot.findings;

import static io.pitot.findings.Traffic.MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoolWaitRuleTest {

    private static List<Finding> judge(Traffic traffic) {
        return Findings.judge(traffic.dump()).stream()
                .filter(finding -> finding.kind() == FindingKind.POOL_WAIT)
                .toList();
    }

    @Test
    void reportsLongWaitsAndWhoWaitsMost() {
        Traffic traffic = new Traffic()
                .requests(50, "GET /fast", r -> r.waits(MS / 100))
                .requests(10, "POST /invoice", r -> r.waits(300 * MS));

        assertThat(judge(traffic)).singleElement().satisfies(finding -> {
            assertThat(finding.subject()).isEqualTo("main");
            assertThat(finding.endpoint()).isEqualTo("POST /invoice");
            assertThat(finding.occurrences()).isEqualTo(10);
            assertThat(finding.severity()).isEqualTo(Severity.HIGH);
            assertThat(finding.nanosPerRequest()).isBetween(295 * MS, 305 * MS);
            assertThat(finding.title())
                    .startsWith("Pool main: waiting for a connection takes 30")
                    .endsWith("(p95)");
        });
    }

    @Test
    void reportsConnectionsNotHandedOutInTime() {
        assertThat(judge(new Traffic().requests(5, "GET /a", r -> r.waits(MS)).timeouts(1)))
                .extracting(Finding::severity)
                .containsExactly(Severity.HIGH);
    }

    @Test
    void leavesShortAndRareWaitsAlone() {
        Traffic traffic = new Traffic()
                .requests(500, "GET /a", r -> r.waits(5 * MS))
                .requests(4, "GET /a", r -> r.waits(800 * MS));

        assertThat(judge(traffic)).isEmpty();
    }

    @Test
    void leavesTheFirstConnectionsOfAProcessAlone() {
        assertThat(judge(new Traffic().requests(2, "GET /a", r -> r.waits(900 * MS))))
                .isEmpty();
    }
}
