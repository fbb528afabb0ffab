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

    @Test
    void holdersAreNotToBlameWhereAConnectionWasLeftEachTime() {
        Traffic traffic = new Traffic()
                .requests(20, "POST /invoice", r -> r.takes(MS))
                .poolOfWhichOneIsUsed("main", 5, 200 * MS, 200 * MS, 200 * MS)
                .holds(new Held("POST /invoice", "main")
                        .times(20, 130 * MS, 13 * MS, 0, "com.acme.Invoices#send:31")
                        .use());

        assertThat(judge(traffic)).singleElement().satisfies(finding -> {
            assertThat(finding.evidence())
                    .contains("at most 1 of 5 connections in use and 0 threads waiting")
                    .noneMatch(line -> line.contains("held them longest"));
            assertThat(finding.remedy()).startsWith("Neither the pool's size nor how long connections are held");
        });
    }

    private static Traffic waiting(long database) {
        return new Traffic()
                .requests(20, "GET /fast", r -> r.takes(MS))
                .requests(20, "POST /invoice", r -> r.takes(MS))
                .pool("main", 5, 0, 200 * MS, 200 * MS, 200 * MS)
                .holds(new Held("GET /fast", "main")
                        .times(20, MS, MS, 0, "com.acme.Orders#list:40")
                        .use())
                .holds(new Held("POST /invoice", "main")
                        .times(20, 130 * MS, database, 0, "com.acme.Invoices#send:31")
                        .use())
                .within(1_000 * MS);
    }

    @Test
    void saysWhoHoldsTheConnectionsForSomethingElse() {
        assertThat(judge(waiting(13 * MS))).singleElement().satisfies(finding -> {
            assertThat(finding.evidence())
                    .contains(
                            "POST /invoice held them longest: 99 % of the time that they were held, 130 ms each time,"
                                    + " 10 % of it in the database",
                            "asked for in Invoices.java:31 send",
                            "on average 2.6 of 5 connections are held, 0.3 of them at work in the database");
            assertThat(finding.remedy())
                    .startsWith("Hold connections for less time")
                    .contains("A larger pool would hold more of them for something else.");
        });
    }

    /** What held them at another time says nothing of the wait. */
    @Test
    void saysWhatTheEndpointThatWaitedDoesWithItsOwnWhereAnotherHeldThemLonger() {
        Traffic traffic = new Traffic()
                .requests(20, "GET /lots", r -> r.takes(900 * MS))
                .requests(20, "POST /invoice", r -> r.waits(200 * MS))
                .holds(new Held("GET /lots", "main")
                        .times(20, 900 * MS, 890 * MS, 0, "com.acme.Lots#trace:12")
                        .use())
                .holds(new Held("POST /invoice", "main")
                        .times(20, 130 * MS, 13 * MS, 0, "com.acme.Invoices#send:31")
                        .use())
                .within(100_000 * MS);

        assertThat(judge(traffic)).singleElement().satisfies(finding -> {
            assertThat(finding.endpoint()).isEqualTo("POST /invoice");
            assertThat(finding.evidence())
                    .anyMatch(line -> line.startsWith("GET /lots held them longest: 87 %"))
                    .anyMatch(line -> line.startsWith("POST /invoice held them itself: 13 %"));
            assertThat(finding.remedy())
                    .startsWith("Hold connections for less time")
                    .doesNotContain("A larger pool would hold more");
        });
    }

    @Test
    void saysThatThePoolIsTooSmallWhereAllThatHoldItsConnectionsAreAtWork() {
        assertThat(judge(waiting(125 * MS)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedy())
                        .startsWith("The pool is too small for its statements, or they are too slow."));
    }
}
