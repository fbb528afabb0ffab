package io.pitot.findings;

import static io.pitot.findings.Traffic.MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.Confidence;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class DuplicateQueryRuleTest {

    private static final String TYPES = "SELECT pt1_0.id, pt1_0.name FROM types pt1_0 ORDER BY pt1_0.name";

    private static List<Finding> judge(Traffic traffic) {
        return Findings.judge(traffic.dump());
    }

    /** What petclinic's form does. */
    private static Traffic petForm(int times, long nanosEach) {
        return new Traffic().requests(20, "GET /owners/{ownerId}/pets/new", r -> {
            r.query("SELECT o1_0.id FROM owners o1_0 LEFT JOIN pets p1_0 ON ? = ?", 1, 3);
            for (int i = 0; i < times; i++) {
                r.query(TYPES, "none", 6, nanosEach, "org.petclinic.PetController#populatePetTypes:63");
            }
        });
    }

    @Test
    void reportsTheSameParametersAndNotAnNPlusOne() {
        assertThat(judge(petForm(7, MS / 20))).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(FindingKind.DUPLICATE_QUERY);
            assertThat(finding.confidence()).isEqualTo(Confidence.PROVEN);
            assertThat(finding.title())
                    .isEqualTo("Duplicate query: types SELECT runs 7× per request with the same parameters");
            assertThat(finding.occurrences()).isEqualTo(20);
            assertThat(finding.nanosPerRequest()).isEqualTo(6 * MS / 20);
            assertThat(finding.id()).matches("dup:[0-9a-f]{8}");
        });
    }

    @Test
    void leavesASingleCheapRepeatAlone() {
        assertThat(judge(petForm(2, MS / 20))).isEmpty();
        assertThat(judge(petForm(2, 9 * MS / 10)))
                .as("a large part of a quick request")
                .isEmpty();
    }

    /** One request in which so many ask for the same at once, and others that find it in a cache. */
    private static Traffic firstLoad(int asking, int others) {
        return new Traffic()
                .request("GET /prices", r -> {
                    for (int i = 0; i < asking; i++) {
                        r.query("SELECT price FROM product WHERE id = ?", 1, 1);
                    }
                })
                .requests(others, "GET /prices", r -> {});
    }

    @Test
    void leavesAFirstLoadAloneThatSeveralAskForAtOnce() {
        assertThat(judge(firstLoad(4, 11))).isEmpty();
        assertThat(judge(firstLoad(4, 1))).as("nothing to compare it with").hasSize(1);
        assertThat(judge(firstLoad(40, 11))).as("more than ask at once").hasSize(1);
    }

    @Test
    void reportsASingleRepeatThatCosts() {
        assertThat(judge(petForm(2, 20 * MS))).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(FindingKind.DUPLICATE_QUERY);
            assertThat(finding.severity()).isEqualTo(Severity.HIGH);
        });
    }

    @Test
    void leavesDifferentQueriesAlone() {
        Traffic clean = new Traffic()
                .requests(
                        20,
                        "GET /owners",
                        r -> r.query(
                                        "SELECT o1_0.id FROM owners o1_0 WHERE o1_0.last_name LIKE ? OFFSET ? ROWS FETCH FIRST ? ROWS ONLY",
                                        "a",
                                        5)
                                .query("SELECT count(o1_0.id) FROM owners o1_0 WHERE o1_0.last_name LIKE ?", "a", 1)
                                .query(
                                        "SELECT p1_0.id FROM pets p1_0 WHERE p1_0.owner_id IN (?)",
                                        List.of(1, 2, 3, 4, 5),
                                        7)
                                .query(
                                        "SELECT v1_0.id FROM visits v1_0 WHERE v1_0.pet_id IN (?)",
                                        List.of(1, 2, 3),
                                        4));

        assertThat(judge(clean)).isEmpty();
    }

    @Test
    void leavesSequencesAndPingsAlone() {
        for (String sql : List.of("SELECT NEXT VALUE FOR seq", "SELECT ?", "SELECT ? FROM dual", "SELECT nextval(?)")) {
            Traffic traffic = new Traffic().requests(20, "POST /orders", r -> {
                for (int i = 0; i < 9; i++) {
                    r.query(sql, "none", 1);
                }
            });
            assertThat(judge(traffic)).as(sql).isEmpty();
        }
    }

    @Test
    void isPartOfTheLoopWhereALoopIsFound() {
        Traffic traffic = new Traffic();
        for (int rows : new int[] {10, 20, 30}) {
            traffic.request("GET /orders", r -> {
                r.query("SELECT * FROM order_item WHERE order_id = ?", 1, rows);
                for (int i = 0; i < rows; i++) {
                    // A third of the products come twice.
                    r.query("SELECT * FROM product WHERE id = ?", i * 2 / 3, 1);
                }
            });
        }

        assertThat(judge(traffic))
                .filteredOn(finding -> finding.kind() != FindingKind.SLOW_ENDPOINT)
                .extracting(Finding::kind)
                .containsExactly(FindingKind.N_PLUS_ONE);
    }

    @Test
    void saysHowOftenParametersRepeatAmongOthers() {
        Traffic traffic = new Traffic().requests(5, "GET /a", r -> {
            for (int i = 0; i < 12; i++) {
                r.query("SELECT * FROM tax_rate WHERE country = ?", i % 3, 1);
            }
        });

        assertThat(judge(traffic))
                .extracting(Finding::title)
                .containsExactly("Duplicate query: tax_rate SELECT repeats its parameters 9× per request");
    }
}
