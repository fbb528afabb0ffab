package io.pitot.findings;

import static io.pitot.findings.Traffic.MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Severity;
import io.pitot.dump.TimeSplit;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointRulesTest {

    @Test
    void startOfAServerDoesNotMakeItsRequestsSmall() {
        Traffic traffic = new Traffic().requests(20, "GET /orders", r -> {
            for (int i = 0; i < 6; i++) {
                r.query("SELECT name FROM rate WHERE country = ?", "DE", 1, 20 * MS, "com.acme.Rates#of:9");
            }
        });
        double alone = Findings.judge(traffic.dump()).get(0).share();
        traffic.request(
                "main com.acme.Shop",
                r -> r.query("SELECT 1 FROM seed WHERE id = ?", 1, 1, 60_000 * MS, "com.acme.Seed#run:3"));

        assertThat(Findings.judge(traffic.dump()))
                .filteredOn(finding -> finding.kind() == FindingKind.DUPLICATE_QUERY)
                .extracting(Finding::share)
                .containsExactly(alone);
    }

    private static List<Finding> judge(Traffic traffic, FindingKind kind) {
        return Findings.judge(traffic.dump()).stream()
                .filter(finding -> finding.kind() == kind)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"5100,CRITICAL", "2100,HIGH", "1100,MEDIUM", "600,LOW"})
    void isAsSevereAsItIsSlow(long millis, Severity severity) {
        Traffic traffic = new Traffic().requests(10, "GET /a", r -> r.takes(millis * MS));

        assertThat(judge(traffic, FindingKind.SLOW_ENDPOINT)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(severity);
            assertThat(finding.subject()).isEqualTo("GET /a");
            assertThat(finding.evidence().get(1)).isEqualTo("where its time went: waiting or not observed 100 %");
            assertThat(finding.nanosPerRequest()).isBetween((millis - 500) * MS, (millis - 440) * MS);
        });
    }

    @ParameterizedTest
    @CsvSource({"100,true", "1,false"})
    void pointsToWhatWasFoundInItWhereThatIsAGoodPartOfItsTime(long millisEach, boolean isCause) {
        Traffic traffic = new Traffic().requests(10, "GET /a", r -> {
            for (int i = 0; i < 20; i++) {
                r.query("SELECT name FROM item WHERE order_id = ?", i, 1, millisEach * MS, "com.acme.Items#of:9");
            }
            r.takes(3_000 * MS);
        });

        assertThat(judge(traffic, FindingKind.N_PLUS_ONE)).hasSize(1);
        assertThat(judge(traffic, FindingKind.SLOW_ENDPOINT)).singleElement().satisfies(finding -> {
            if (isCause) {
                assertThat(finding.remedy()).startsWith("Start with what was found in it: np1:");
            } else {
                assertThat(finding.remedy()).startsWith("Most of its time is not spent in calls that Pitot observes");
            }
        });
    }

    @Test
    void saysWhereTheTimeOfTheSlowOnesGoesApartFromThatOfTheOthers() {
        Traffic traffic = new Traffic()
                .requests(90, "GET /a", r -> r.query("SELECT * FROM a", 0, 1, 5 * MS, "com.acme.A#b:1"))
                .requests(10, "GET /a", r -> r.waits(900 * MS).pauses(300 * MS).takes(295 * MS));

        assertThat(judge(traffic, FindingKind.SLOW_ENDPOINT))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.evidence())
                                .contains(
                                        "where the time of the slow ones went (10 of 1.00 s and more): waiting for a connection 60 %,"
                                                + " garbage collection 20 %, waiting or not observed 20 %",
                                        "where that of the others went (90): executing statements 50 %, waiting or not observed 50 %"));
    }

    @Test
    void pointsToLocksWhereMostOfTheTimeIsWaitedForThem() {
        Traffic traffic = new Traffic()
                .requests(90, "GET /a", r -> r.takes(5 * MS))
                .requests(10, "GET /a", r -> r.isLockedOut(900 * MS).takes(300 * MS));

        assertThat(judge(traffic, FindingKind.SLOW_ENDPOINT)).singleElement().satisfies(finding -> {
            assertThat(finding.evidence().get(1)).endsWith("waiting for locks 75 %, waiting or not observed 25 %");
            assertThat(finding.remedy()).contains("locks that other threads hold");
        });
    }

    @Test
    void namesTheLineThatWaitsForALockAndTheOneThatHoldsIt() {
        Traffic traffic = new Traffic()
                .requests(
                        9,
                        "POST /ledger",
                        r -> r.isLockedOut(900 * MS)
                                .isLockedOutAt("com.acme.Ledger#post:40", "com.acme.Ledger#close:52"))
                .request(
                        "POST /ledger",
                        r -> r.isLockedOut(900 * MS).isLockedOutAt("com.acme.Audit#add:7", "com.acme.Audit#write:9"));

        assertThat(judge(traffic, FindingKind.SLOW_ENDPOINT)).singleElement().satisfies(finding -> {
            assertThat(finding.evidence())
                    .contains(
                            "waits for a lock in Ledger.java:40 post (9 of 10 looks), held in Ledger.java:52 close (9)");
            assertThat(finding.site()).isEqualTo(traffic.siteId("com.acme.Ledger#post:40"));
            assertThat(finding.remedy()).contains("while one is held").doesNotContain("thread dumps");
        });
    }

    @Test
    void theLineOfALockIsNotThePlaceOfWhatIsSlowForAnotherReason() {
        Traffic traffic = new Traffic()
                .requests(
                        9,
                        "POST /ledger",
                        r -> r.takes(900 * MS)
                                .isLockedOut(100 * MS)
                                .isLockedOutAt("com.acme.Ledger#post:40", "com.acme.Ledger#close:52"));

        assertThat(judge(traffic, FindingKind.SLOW_ENDPOINT)).singleElement().satisfies(finding -> {
            assertThat(finding.evidence()).anyMatch(line -> line.startsWith("waits for a lock in Ledger.java:40"));
            assertThat(finding.site()).isEmpty();
        });
    }

    @Test
    void ofRequestsThatAreSlowByThousandsTheSlowOnesAreTheSlowestTwentieth() {
        Traffic traffic = new Traffic()
                .requests(94, "GET /a", r -> r.takes(600 * MS))
                .requests(6, "GET /a", r -> r.waits(2_500 * MS));

        assertThat(judge(traffic, FindingKind.SLOW_ENDPOINT).get(0).evidence())
                .anyMatch(line -> line.startsWith("where the time of the slow ones went (6 of 2.00 s and more)"));
    }

    @Test
    void percentsAddUpToAHundredWhateverTheParts() {
        for (long part = 1; part < 60; part++) {
            TimeSplit time = new TimeSplit(7 * part + 331, part, part, part, part, 0, 0, part, part, 0, part + 331);

            assertThat(Pattern.compile("(\\d+) %")
                            .matcher(TimeShares.of(time))
                            .results()
                            .mapToInt(percent -> Integer.parseInt(percent.group(1)))
                            .sum())
                    .isEqualTo(100);
        }
    }

    @Test
    void leavesJobsAloneHoweverLongTheyTake() {
        Traffic traffic = new Traffic().requests(10, "job com.acme.Nightly", r -> r.takes(60_000 * MS));

        assertThat(judge(traffic, FindingKind.SLOW_ENDPOINT)).isEmpty();
    }

    @Test
    void leavesFastEndpointsAndColdStartsAlone() {
        Traffic traffic = new Traffic()
                .requests(10, "GET /fast", r -> r.takes(400 * MS))
                .requests(2, "GET /cold", r -> r.takes(9_000 * MS))
                .requests(8, "GET /cold", r -> r.takes(MS));

        assertThat(judge(traffic, FindingKind.SLOW_ENDPOINT)).isEmpty();
    }

    @Test
    void pointsToWhatWasFoundInIt() {
        Traffic traffic = new Traffic();
        for (int rows : new int[] {10, 20, 30}) {
            traffic.request("GET /a", r -> {
                r.query("SELECT * FROM a", 0, rows);
                for (int i = 0; i < rows; i++) {
                    r.query("SELECT * FROM b WHERE a_id = ?", i, 1, 100 * MS, "com.acme.A#b:1");
                }
            });
        }
        Finding loop = judge(traffic, FindingKind.N_PLUS_ONE).get(0);

        assertThat(judge(traffic, FindingKind.SLOW_ENDPOINT))
                .singleElement()
                .extracting(Finding::remedy)
                .asString()
                .contains(loop.id(), loop.title());
    }

    @Test
    void pointsToTheQueryThatTakesMostWhereNothingElseWasFound() {
        Traffic traffic = new Traffic().requests(5, "GET /a", r -> {
            for (String table : List.of("a", "b", "c")) {
                r.query("SELECT * FROM " + table, 0, 1, table.equals("b") ? 450 * MS : 200 * MS, "com.acme.A#b:1");
            }
        });

        assertThat(judge(traffic, FindingKind.SLOW_ENDPOINT).get(0).remedy()).contains("b SELECT");
    }

    @ParameterizedTest
    @CsvSource({"12,HIGH", "7,MEDIUM", "3,LOW"})
    void isAsSevereAsItFails(int errors, Severity severity) {
        Traffic traffic = new Traffic()
                .requests(100 - errors, "POST /pay", r -> r.takes(MS))
                .requests(errors, "POST /pay", r -> r.fails("com.acme.GatewayException"));

        assertThat(judge(traffic, FindingKind.FAILING_ENDPOINT)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(severity);
            assertThat(finding.title()).contains("GatewayException");
            assertThat(finding.occurrences()).isEqualTo(errors);
            assertThat(finding.site()).startsWith("s:");
            assertThat(finding.evidence()).contains("exceptions: com.acme.GatewayException × " + errors);
        });
    }

    @Test
    void leavesRareFailuresAlone() {
        Traffic traffic = new Traffic()
                .requests(10, "GET /few", r -> r.takes(MS))
                .requests(2, "GET /few", r -> r.fails("x.Y"))
                .requests(1_000, "GET /many", r -> r.takes(MS))
                .requests(9, "GET /many", r -> r.fails("x.Y"));

        assertThat(judge(traffic, FindingKind.FAILING_ENDPOINT)).isEmpty();
    }
}
