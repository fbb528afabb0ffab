package io.pitot.findings;

import static io.pitot.findings.Traffic.MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.Confidence;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChattyTransactionsRuleTest {

    private static final String IMPORT = "POST /import";
    private static final String LINE = "com.acme.Import#save:31";
    private static final String READ = "SELECT id FROM item WHERE id = ?";
    private static final String UPDATE = "UPDATE item SET quantity = ? WHERE id = ?";

    private static List<Finding> judge(Traffic traffic) {
        return Findings.judge(traffic.dump()).stream()
                .filter(finding -> finding.kind() == FindingKind.CHATTY_TRANSACTIONS)
                .toList();
    }

    /** Requests that read and write each of twelve items. */
    private static Traffic imports(String endpoint, String read, String write, long rowsEach) {
        return new Traffic().requests(4, endpoint, r -> {
            for (int i = 0; i < 12; i++) {
                r.query(read, i, 1).query(write, i, rowsEach);
            }
        });
    }

    @Test
    void isACommitForEachItem() {
        assertThat(judge(imports(IMPORT, READ, UPDATE, 1).commits(IMPORT, 4, 12, 2, 10 * MS, LINE)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
                    assertThat(finding.severity()).isEqualTo(Severity.HIGH);
                    assertThat(finding.title())
                            .isEqualTo("Chatty transactions: 12 commits per request where one may do");
                    assertThat(finding.nanosPerRequest())
                            .as("all commits but one")
                            .isEqualTo(110 * MS);
                    assertThat(finding.evidence())
                            .containsExactly(
                                    "likely: 12 transactions per request, 12 at most, of 2 statements each, ended in the"
                                            + " same line",
                                    "committed in Import.java:31 save",
                                    "commits took 10.0 ms each on average; all but one per request count as what could"
                                            + " be saved");
                });
    }

    @Test
    void isNotTheChunksOfAJobNorWhatIsWrittenAboutThem() {
        Traffic traffic = imports(IMPORT, READ, UPDATE, 1)
                .commits(IMPORT, 4, 12, 2, 10 * MS, LINE)
                .layers("spring-batch", "spring-batch:repository", "spring-jdbc");

        assertThat(Findings.judge(traffic.dump()))
                .extracting(Finding::kind)
                .doesNotContain(FindingKind.CHATTY_TRANSACTIONS, FindingKind.BATCHABLE_WRITES, FindingKind.N_PLUS_ONE);
    }

    @Test
    void isNotSeveralTransactionsOfSeveralLines() {
        Traffic traffic = imports(IMPORT, READ, UPDATE, 1)
                .commits(
                        IMPORT,
                        4,
                        4,
                        6,
                        MS,
                        LINE,
                        "com.acme.Import#begin:10",
                        "com.acme.Import#check:20",
                        "com.acme.Import#end:40");

        assertThat(judge(traffic)).isEmpty();
    }

    @Test
    void isNotTwo() {
        assertThat(judge(imports(IMPORT, READ, UPDATE, 1).commits(IMPORT, 4, 2, 12, MS, LINE)))
                .isEmpty();
    }

    @Test
    void isNotToldOfALoopThatIsToldAsOneOfWrites() {
        Traffic traffic = new Traffic()
                .requests(4, IMPORT, r -> {
                    for (int i = 0; i < 12; i++) {
                        r.query(UPDATE, i, 1);
                    }
                })
                .commits(IMPORT, 4, 12, 1, MS, LINE);

        assertThat(Findings.judge(traffic.dump()))
                .extracting(Finding::kind)
                .containsExactly(FindingKind.BATCHABLE_WRITES);
    }

    @Test
    void isNotAJobsCommitForEachItem() {
        String job = "job com.acme.Import";

        assertThat(judge(imports(job, READ, UPDATE, 1).commits(job, 4, 12, 2, MS, LINE)))
                .isEmpty();
    }

    @Test
    void isNotAStepOfSomethingLarge() {
        assertThat(judge(imports(IMPORT, READ, UPDATE, 500).commits(IMPORT, 4, 12, 2, MS, LINE)))
                .isEmpty();
    }

    @Test
    void isNotOneThatOnlyReads() {
        assertThat(judge(imports(IMPORT, READ, "SELECT name FROM product WHERE id = ?", 1)
                        .commits(IMPORT, 4, 12, 2, MS, LINE)))
                .isEmpty();
    }

    @Test
    void isNotAnotherTry() {
        assertThat(judge(imports(IMPORT, READ, UPDATE, 1).rollbacks(36).commits(IMPORT, 4, 12, 2, MS, LINE)))
                .isEmpty();
    }
}
