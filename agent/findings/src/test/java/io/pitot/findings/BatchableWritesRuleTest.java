package io.pitot.findings;

import static io.pitot.findings.Traffic.MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.Confidence;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchableWritesRuleTest {

    private static final String ORDERS = "SELECT id FROM orders WHERE status = ?";
    private static final String INSERT = "INSERT INTO order_line (order_id, product_id) VALUES (?, ?)";
    private static final String UPDATE = "UPDATE orders SET status = ? WHERE id = ?";

    private static List<Finding> judge(Traffic traffic) {
        return Findings.judge(traffic.dump()).stream()
                .filter(finding -> finding.kind() == FindingKind.BATCHABLE_WRITES)
                .toList();
    }

    private static Traffic updates(String endpoint, int... rowsOfEachRequest) {
        Traffic traffic = new Traffic();
        for (int rows : rowsOfEachRequest) {
            traffic.request(endpoint, r -> {
                r.query(ORDERS, "open", rows);
                for (int i = 0; i < rows; i++) {
                    r.query(UPDATE, i, 1);
                }
            });
        }
        return traffic;
    }

    private static Traffic inserts(String endpoint, int lines, long rowsEach) {
        return new Traffic().requests(3, endpoint, r -> {
            for (int i = 0; i < lines; i++) {
                r.query(INSERT, i, rowsEach, 20 * MS, "com.acme.Checkout#lines:31");
            }
        });
    }

    @Test
    void leavesAWriteAloneThatIsTriedWithAnotherVersionUntilItSucceeds() {
        Traffic tries = new Traffic().requests(5, "POST /reserve", r -> {
            r.query("UPDATE stock SET version = ? WHERE id = ? AND version = ?", "read first", 0);
            r.query("UPDATE stock SET version = ? WHERE id = ? AND version = ?", "read again", 0);
            r.query("UPDATE stock SET version = ? WHERE id = ? AND version = ?", "read last", 1);
        });

        assertThat(judge(tries)).isEmpty();
    }

    @Test
    void leavesWritesOfLinesOfTheirOwnAloneAlthoughThereAreAsManyAsRows() {
        List<String> lines = List.of("com.acme.Audit#asked:31", "com.acme.Audit#found:47", "com.acme.Audit#sent:62");
        Traffic traffic = new Traffic();
        for (int rows : List.of(1, 2, 3, 1, 2, 3)) {
            traffic.request("POST /close", r -> {
                r.query(ORDERS, "open", rows);
                for (String line : lines.subList(0, rows)) {
                    r.query("INSERT INTO audit (what) VALUES (?)", line, 1, MS, line);
                }
            });
        }

        assertThat(judge(traffic)).isEmpty();
    }

    @Test
    void isProvenWhereTheWritesTrackAnEarlierQuerysRows() {
        assertThat(judge(updates("POST /close", 0, 1, 2, 7))).singleElement().satisfies(finding -> {
            assertThat(finding.confidence()).isEqualTo(Confidence.PROVEN);
            assertThat(finding.subject()).isEqualTo(Traffic.idOf(UPDATE));
            assertThat(finding.evidence().get(0))
                    .isEqualTo("proven: 1 per row of " + Traffic.idOf(ORDERS)
                            + " (orders SELECT), over 4 requests with 0 to 7 rows");
        });
    }

    @Test
    void advisesATransactionWhereEachWriteIsOne() {
        String page = "POST /import";
        Traffic inserts = inserts(page, 12, 1);
        assertThat(judge(inserts))
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedy()).startsWith("Send them as one batch"));

        assertThat(judge(inserts.commits(page, 3, 12, 2, MS, "com.acme.Checkout#lines:31")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedy()).startsWith("Put one transaction around the loop"));
    }

    @Test
    void advisesNoTransactionWhereOneHoldsThemAll() {
        Traffic inserts =
                inserts("POST /import", 12, 1).commits("POST /import", 3, 1, 12, MS, "com.acme.Checkout#end:40");

        assertThat(judge(inserts))
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedy()).startsWith("Send them as one batch"));
    }

    @Test
    void speaksOfKeysOnlyWhereNoSequenceGivesThem() {
        Traffic inserts = inserts("POST /import", 12, 1)
                .request("POST /import", r -> r.query("SELECT next value for order_line_seq", null, 1));

        assertThat(judge(inserts))
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedy())
                        .contains("hibernate.jdbc.batch_size")
                        .doesNotContain("IDENTITY"));
    }

    @Test
    void isLikelyOfTwoIfThereAreAlwaysAsManyRows() {
        assertThat(judge(updates("POST /close", 2, 2)))
                .extracting(Finding::confidence)
                .containsExactly(Confidence.LIKELY);
    }

    /** Two points always lie on a line. */
    @Test
    void isOnlyLikelyOfNoneOrTwo() {
        assertThat(judge(updates("POST /close", 0, 2, 2))).singleElement().satisfies(finding -> {
            assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
            assertThat(finding.evidence().get(0)).startsWith("likely: 1 per row of ");
        });
    }

    @Test
    void isLikelyOfALoopOverWhatTheClientSent() {
        assertThat(judge(inserts("POST /orders", 5, 1))).singleElement().satisfies(finding -> {
            assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
            assertThat(finding.title()).isEqualTo("Writes one by one: order_line INSERT runs 5× per request");
            assertThat(finding.nanosPerRequest()).as("all but one").isEqualTo(80 * MS);
            assertThat(finding.severity()).isEqualTo(Severity.HIGH);
        });
    }

    @Test
    void isNotATransfersDebitAndCredit() {
        Traffic traffic = new Traffic()
                .requests(
                        9,
                        "POST /transfers",
                        r -> r.query(UPDATE, 1, 1, MS, "com.acme.Transfer#from:12")
                                .query(UPDATE, 2, 1, MS, "com.acme.Transfer#to:13")
                                .query(UPDATE, 3, 1, MS, "com.acme.Transfer#fee:14"));

        assertThat(judge(traffic)).isEmpty();
    }

    @Test
    void isNotOneStatementForManyRows() {
        assertThat(judge(inserts("POST /orders", 5, 20))).isEmpty();
    }

    @Test
    void isNotAnotherTryWithTheSameParameters() {
        Traffic traffic = new Traffic().requests(3, "POST /lock", r -> {
            for (int i = 0; i < 6; i++) {
                r.query(UPDATE, "mine", 0);
            }
        });

        assertThat(judge(traffic)).isEmpty();
    }

    @Test
    void isNotAWorkersResultOfEachTask() {
        Traffic traffic = new Traffic().requests(3, "main com.acme.Worker", r -> {
            for (int i = 0; i < 20; i++) {
                r.query("SELECT id FROM task WHERE state = ? LIMIT 1", "new", 1);
                r.query(UPDATE, i, 1);
            }
        });

        assertThat(judge(traffic)).isEmpty();
    }

    @Test
    void isABatchProgramsLoopOverTheRowsOfAQueryThatRanOnce() {
        assertThat(judge(updates("main com.acme.Import", 3, 9, 4)))
                .extracting(Finding::confidence)
                .containsExactly(Confidence.PROVEN);
    }
}
