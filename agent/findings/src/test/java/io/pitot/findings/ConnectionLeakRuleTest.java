package io.pitot.findings;

import static io.pitot.findings.Traffic.MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.Confidence;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionLeakRuleTest {

    private static final String EXPORT = "GET /export";
    private static final String LINE = "com.acme.Export#open:12";

    private static List<Finding> judge(int requests, long kept, long late, int poolSize) {
        return judge(EXPORT, requests, kept, late, poolSize);
    }

    private static List<Finding> judge(String endpoint, int requests, long kept, long late, int poolSize) {
        Traffic traffic = new Traffic()
                .requests(requests, endpoint, r -> r.takes(MS))
                .holds(new Held(endpoint, "main")
                        .times(requests, 5 * MS, 5 * MS, 0, "com.acme.Export#read:40")
                        .keeps(kept, late, LINE)
                        .use())
                .pool("main", poolSize, 0, MS);
        return Findings.judge(traffic.dump()).stream()
                .filter(finding -> finding.kind() == FindingKind.CONNECTION_LEAK)
                .toList();
    }

    @Test
    void isProvenWhereMostRequestsLoseOne() {
        assertThat(judge(8, 8, 0, 10)).singleElement().satisfies(finding -> {
            assertThat(finding.confidence()).isEqualTo(Confidence.PROVEN);
            assertThat(finding.severity()).isEqualTo(Severity.HIGH);
            assertThat(finding.occurrences()).isEqualTo(8);
            assertThat(finding.title()).isEqualTo("Connection leak: 8 of pool main never given back");
            assertThat(finding.evidence())
                    .contains("taken in Export.java:12 open")
                    .contains("measured: 8 of 8 connections were not given back");
        });
    }

    @Test
    void isLikelyWhereFewRequestsLoseOne() {
        assertThat(judge(500, 4, 0, 50)).singleElement().satisfies(finding -> {
            assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
            assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
        });
    }

    @Test
    void isNotWhatIsGivenBackAfterTheRequest() {
        assertThat(judge(100, 100, 100, 10)).isEmpty();
    }

    @Test
    void isNotWhatIsUnderWayWhereMostAreGivenBackAfterTheRequest() {
        assertThat(judge(100, 100, 90, 10)).isEmpty();
    }

    @Test
    void isNotOneThatIsKeptForGood() {
        assertThat(judge(100, 1, 0, 10)).isEmpty();
    }

    @Test
    void isNotWhatTheMainThreadKeeps() {
        assertThat(judge("main com.acme.Import", 8, 8, 0, 10)).isEmpty();
    }
}
