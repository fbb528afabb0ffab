package io.pitot.findings;

import static io.pitot.findings.Traffic.MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.Confidence;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeldConnectionRuleTest {

    private static final String PAY = "POST /payments";
    private static final String LINE = "com.acme.Payments#pay:31";
    private static final long SECOND = 1_000 * MS;

    private static List<Finding> judge(Traffic traffic) {
        return Findings.judge(traffic.dump()).stream()
                .filter(finding -> finding.kind() == FindingKind.HELD_CONNECTION)
                .toList();
    }

    private static Traffic payments(int requests, Held held) {
        return new Traffic().requests(requests, PAY, r -> r.takes(100 * MS)).holds(held.use());
    }

    /** Requests that are away for 120 ms. */
    private static Traffic away(int requests) {
        return payments(requests, new Held(PAY, "main").times(requests, 125 * MS, 5 * MS, 2 * MS, LINE));
    }

    @Test
    void isFoundWhereRequestsDoSomethingElseWithAConnectionInHand() {
        assertThat(judge(away(10).pool("main", 10, 0, MS).within(100 * SECOND)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.endpoint()).isEqualTo(PAY);
                    assertThat(finding.subject()).isEqualTo("main");
                    assertThat(finding.site()).isNotEmpty();
                    assertThat(finding.severity()).isEqualTo(Severity.LOW);
                    assertThat(finding.confidence()).isEqualTo(Confidence.PROVEN);
                    assertThat(finding.nanosTotal())
                            .as("it is others that wait")
                            .isZero();
                    assertThat(finding.title())
                            .isEqualTo("Connection of pool main held 125 ms, 118 ms of it for something else than the"
                                    + " database");
                    assertThat(finding.evidence())
                            .containsExactly(
                                    "measured: held 125 ms per request, 5.00 ms of it in the database; 118 ms neither"
                                            + " computing nor in a call that Pitot observes: asleep, in a remote call"
                                            + " or waiting for a lock",
                                    "asked for in Payments.java:31 pay",
                                    "capacity: 10 connections ÷ 125 ms = at most 80 requests per second, 0.1 were seen;"
                                            + " held for 7.00 ms it were 1,429",
                                    "no thread has waited for this pool yet; 100 % of the time that its connections are"
                                            + " held is this");
                });
    }

    @Test
    void isSevereWhereThreadsWaitForThePool() {
        assertThat(judge(away(10).pool("main", 10, 0, 200 * MS, 200 * MS, 200 * MS)))
                .extracting(Finding::severity)
                .containsExactly(Severity.HIGH);
    }

    @Test
    void isNotSevereIfOthersHoldThePoolThatThreadsWaitFor() {
        Traffic traffic = away(10).pool("main", 10, 0, 200 * MS, 200 * MS, 200 * MS)
                .requests(100, "GET /report", r -> r.takes(SECOND))
                .holds(new Held("GET /report", "main")
                        .times(100, SECOND, SECOND, 0, LINE)
                        .use());

        assertThat(judge(traffic)).extracting(Finding::severity).containsExactly(Severity.LOW);
    }

    @Test
    void isWorseWhereItTakesATenthOfThePoolsCapacity() {
        assertThat(judge(away(100).pool("main", 10, 0, MS).within(10 * SECOND)))
                .extracting(Finding::severity)
                .containsExactly(Severity.MEDIUM);
    }

    @Test
    void isWorseWhereItLastsHalfASecond() {
        Held held = new Held(PAY, "main").times(5, 700 * MS, 5 * MS, 0, LINE);

        assertThat(judge(payments(5, held).pool("main", 10, 0, MS).within(1_000 * SECOND)))
                .extracting(Finding::severity)
                .containsExactly(Severity.MEDIUM);
    }

    @Test
    void tellsOfTheModelThatIsAskedMeanwhile() {
        Held held = new Held(PAY, "main").scoring(10, 90 * MS, 5 * MS, 80 * MS, LINE);

        assertThat(judge(payments(10, held).pool("main", 10, 0, MS)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.evidence().get(0)).endsWith("80.0 ms in models");
                    assertThat(finding.remedy()).startsWith("Ask the model before");
                });
    }

    @Test
    void namesTheLineThatAskedForTheConnectionThatIsHeldAndNotForTheQuickOne() {
        Held held = new Held(PAY, "main")
                .times(10, 2 * MS, 2 * MS, 0, "com.acme.Audit#note:7")
                .and(10, 125 * MS, 5 * MS, 0, LINE);

        assertThat(judge(payments(10, held).pool("main", 10, 0, MS)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.evidence()).contains("asked for in Payments.java:31 pay"));
    }

    @Test
    void isFoundIfHalfOfTheRequestsDo() {
        Held held = new Held(PAY, "main").times(6, 100 * MS, 5 * MS, 0, LINE).times(6, 5 * MS, 5 * MS, 0, LINE);

        assertThat(judge(payments(12, held).pool("main", 10, 0, MS))).hasSize(1);
    }

    @Test
    void isFoundIfATenthOfManyRequestsDo() {
        Held held = new Held(PAY, "main").times(30, 400 * MS, 5 * MS, 0, LINE).times(200, 5 * MS, 5 * MS, 0, LINE);

        assertThat(judge(payments(230, held).pool("main", 10, 0, MS))).hasSize(1);
    }

    @Test
    void isNotWhatAFewOfTheRequestsDo() {
        Held held = new Held(PAY, "main").times(5, 400 * MS, 5 * MS, 0, LINE).times(7, 5 * MS, 5 * MS, 0, LINE);

        assertThat(judge(payments(12, held).pool("main", 10, 0, MS))).isEmpty();
    }

    @Test
    void isNotTheTimeOfTheDatabase() {
        Held held = new Held(PAY, "main").times(20, SECOND, 930 * MS, 0, LINE);

        assertThat(judge(payments(20, held).pool("main", 10, 0, MS))).isEmpty();
    }

    @Test
    void isNotAJvmThatWarmsUp() {
        Held held = new Held(PAY, "main").times(12, 200 * MS, 20 * MS, 160 * MS, LINE);

        assertThat(judge(payments(12, held).pool("main", 10, 0, MS))).isEmpty();
    }

    @Test
    void isLikelyWhereAWarmJvmComputes() {
        Held held = new Held(PAY, "main").times(150, 200 * MS, 20 * MS, 180 * MS, LINE);

        assertThat(judge(payments(150, held).pool("main", 10, 0, MS)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
                    assertThat(finding.evidence().get(0))
                            .contains("180 ms of it computing, or in calls that Pitot does not");
                });
    }

    @Test
    void isNotAFewOfARequestsManyUsesThatTookLonger() {
        Held held =
                new Held(PAY, "main").times(6, 80 * MS, 5 * MS, 75 * MS, LINE).and(1_194, 4 * MS, MS, 3 * MS, LINE);

        assertThat(judge(payments(6, held).pool("main", 10, 0, MS))).isEmpty();
    }

    @Test
    void isFoundOfShorterTimeWhereThreadsWaitAndMostOfThePoolsTimeGoesThere() {
        Held held = new Held(PAY, "main").times(500, 30 * MS, 5 * MS, MS, LINE);

        assertThat(judge(payments(500, held).pool("main", 2, 0, 200 * MS, 200 * MS, 200 * MS)))
                .extracting(Finding::severity)
                .containsExactly(Severity.HIGH);
        assertThat(judge(payments(500, held).pool("main", 2, 0, MS))).isEmpty();
    }

    @Test
    void isNotSoughtWhereThousandsOfRowsAreStreamed() {
        Traffic traffic = new Traffic()
                .requests(10, "GET /export", r -> r.query("SELECT id FROM event WHERE day = ?", 1, 5_000))
                .holds(new Held("GET /export", "main")
                        .times(10, 400 * MS, 50 * MS, 0, LINE)
                        .use())
                .pool("main", 10, 0, MS);

        assertThat(judge(traffic)).isEmpty();
    }

    @Test
    void isNotSoughtInJobsUnlessThreadsWaitForTheirPool() {
        Traffic job = new Traffic()
                .requests(10, "job com.acme.Sync", r -> r.takes(SECOND))
                .holds(new Held("job com.acme.Sync", "main")
                        .times(10, SECOND, 5 * MS, 0, LINE)
                        .use());

        assertThat(judge(job.pool("main", 10, 0, MS))).isEmpty();
        assertThat(judge(job.pool("other", 10, 0, MS)
                        .holds(new Held("job com.acme.Sync", "busy")
                                .times(10, SECOND, 5 * MS, 0, LINE)
                                .use())
                        .pool("busy", 10, 1, MS)))
                .extracting(Finding::subject)
                .containsExactly("busy");
    }

    @Test
    void waitingForAnotherConnectionOfTheSamePoolCanDeadlock() {
        Held held = new Held(PAY, "main").waiting(10, 300 * MS, 5 * MS, 280 * MS, "main", LINE);

        assertThat(judge(payments(10, held).pool("main", 4, 2, 280 * MS, 280 * MS, 280 * MS)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.HIGH);
                    assertThat(finding.title())
                            .endsWith("held while waiting for another one, which can deadlock the pool");
                    assertThat(finding.evidence().get(0))
                            .isEqualTo("measured: 10 connections asked for while having one, waited for 280 ms each on"
                                    + " average, of the same pool");
                    assertThat(finding.evidence().get(1))
                            .startsWith("deadlock: 4 requests at a time")
                            .endsWith("until they run out of time: 2 did");
                });
    }

    @Test
    void waitingForAnotherPoolsConnectionCannotDeadlockThisOne() {
        Held held = new Held(PAY, "main").waiting(10, 300 * MS, 5 * MS, 280 * MS, "audit", LINE);

        assertThat(judge(payments(10, held).pool("main", 4, 0, MS).pool("audit", 1, 0, 280 * MS, 280 * MS, 280 * MS)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.title()).endsWith("held while waiting for another one"));
    }

    @Test
    void secondConnectionThatIsThereAtOnceIsNoFinding() {
        Held held = new Held(PAY, "main").waiting(10, 10 * MS, 5 * MS, MS / 100, "main", LINE);

        assertThat(judge(payments(10, held).pool("main", 4, 0, MS))).isEmpty();
    }
}
