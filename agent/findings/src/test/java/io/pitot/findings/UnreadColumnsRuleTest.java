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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnreadColumnsRuleTest {

    private static final String SITE = "com.acme.Customers#list:31";
    private static final String SQL = "SELECT * FROM customer WHERE country = ?";

    private static Traffic requests(String sql, int requests, long rowsEach) {
        return new Traffic().requests(requests, "GET /customers", r -> r.query(sql, 1, rowsEach, 2 * MS, SITE));
    }

    private static List<Finding> judge(Traffic traffic) {
        return Findings.judge(traffic.dump()).stream()
                .filter(finding -> finding.kind() == FindingKind.UNBOUNDED_RESULT)
                .toList();
    }

    private static List<Finding> judge(String sql, int read, int columns) {
        return judge(requests(sql, 20, 5).reads(sql, read, columns, 100));
    }

    @Test
    void namesHowManyColumnsOfHowManyAreReadAndInHowManyExecutionsTheOthersWereNot() {
        assertThat(judge(SQL, 3, 12)).singleElement().satisfies(finding -> {
            assertThat(finding.title())
                    .isEqualTo("Unread columns: customer SELECT returns 12 columns, of which 3 are read");
            assertThat(finding.severity()).isEqualTo(Severity.LOW);
            assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
            assertThat(finding.evidence())
                    .startsWith(
                            "likely: none of 20 executions with 100 rows read the other 9; a branch that has not run may",
                            "3 are read: number 1, number 2, number 3");
            assertThat(finding.nanosTotal())
                    .as("no time went into reading rows")
                    .isZero();
        });
    }

    @Test
    void namesColumnsThatTheStatementNames() {
        String sql =
                "SELECT c.id, c.\"name\", c.city AS town, street s, zip, phone, fax, note FROM customer c WHERE zip = ?";

        assertThat(judge(sql, 3, 8))
                .singleElement()
                .satisfies(finding -> assertThat(finding.evidence()).contains("3 are read: id, name, town"));
    }

    @ParameterizedTest
    @CsvSource({"12, 12", "7, 12", "3, 7", "4, 8", "0, 0"})
    void isNotAFewUnreadColumnsOrANarrowResult(int read, int columns) {
        assertThat(judge(SQL, read, columns)).isEmpty();
    }

    @Test
    void isNotWhatWasSeenSeldom() {
        assertThat(judge(requests(SQL, 19, 50).reads(SQL, 3, 12, 950))).isEmpty();
        assertThat(judge(requests(SQL, 24, 4).reads(SQL, 3, 12, 96))).isEmpty();
    }

    @Test
    void isNotWhatMayHaveBeenReadUnseen() {
        assertThat(judge(requests(SQL, 20, 5))).isEmpty();
        assertThat(judge(requests(SQL, 20, 5).reads(SQL, 3, 12, 95)))
                .as("five rows of which nothing is known")
                .isEmpty();
        assertThat(judge(requests(SQL, 20, 5).reads(SQL, 3, -1, 100)))
                .as("results of different widths")
                .isEmpty();
        assertThat(judge(requests(SQL, 20, 5).reads(SQL, 13, 12, 100)))
                .as("a column that there is not")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT DISTINCT * FROM customer",
                "SELECT * FROM customer UNION SELECT * FROM former_customer",
                "SELECT * FROM customer EXCEPT SELECT * FROM former_customer"
            })
    void isNotWhereAllColumnsDecideWhichRowsThereAre(String sql) {
        assertThat(judge(sql, 3, 12)).isEmpty();
    }

    @Test
    void isBesideAnUnboundedResultAFindingOfItsOwn() {
        List<Finding> findings = judge(requests(SQL, 20, 2_000).reads(SQL, 3, 12, 40_000));

        assertThat(findings).hasSize(2);
        assertThat(findings).extracting(Finding::id).doesNotHaveDuplicates();
    }
}
