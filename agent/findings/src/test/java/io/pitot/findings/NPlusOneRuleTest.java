package io.pitot.findings;

import static io.pitot.findings.Traffic.MS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.pitot.dump.Confidence;
import io.pitot.dump.DumpMerger;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Severity;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class NPlusOneRuleTest {

    private static final String ORDERS = "SELECT o1_0.id, o1_0.placed FROM orders o1_0 WHERE o1_0.status = ? LIMIT ?";
    private static final String ITEMS = "SELECT i1_0.id FROM shop.\"order_item\" i1_0 WHERE i1_0.order_id = ?";
    private static final String ITEMS_BATCHED = "SELECT i1_0.id FROM order_item i1_0 WHERE i1_0.order_id IN (?)";

    private static List<Finding> judge(Traffic traffic) {
        return Findings.judge(traffic.dump()).stream()
                .filter(finding ->
                        finding.kind() == FindingKind.N_PLUS_ONE || finding.kind() == FindingKind.DUPLICATE_QUERY)
                .toList();
    }

    /** Orders, then their items one by one. */
    private static Traffic loop(Traffic traffic, int... rowsOfEachRequest) {
        for (int rows : rowsOfEachRequest) {
            traffic.request("GET /orders", r -> {
                r.query(ORDERS, "open", rows);
                for (int i = 0; i < rows; i++) {
                    r.query(ITEMS, i, 3);
                }
            });
        }
        return traffic;
    }

    @Test
    void isProvenWhereTheChildsCountTracksTheParentsRows() {
        List<Finding> findings = judge(loop(new Traffic(), 10, 20, 30, 40, 0, 1));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(FindingKind.N_PLUS_ONE);
            assertThat(finding.confidence()).isEqualTo(Confidence.PROVEN);
            assertThat(finding.endpoint()).isEqualTo("GET /orders");
            assertThat(finding.subject()).isEqualTo(Traffic.idOf(ITEMS));
            assertThat(finding.title()).isEqualTo("N+1: order_item SELECT runs 25× per request");
            assertThat(finding.evidence().get(0))
                    .isEqualTo("proven: 1 execution per row of " + Traffic.idOf(ORDERS)
                            + " (orders SELECT), over 6 requests with 0 to 40 rows");
            assertThat(finding.occurrences()).isEqualTo(4);
            assertThat(finding.site()).startsWith("s:");
        });
    }

    @Test
    void isNoneWhereLinesOfTheirOwnAskAsOftenAsThereAreRows() {
        String commit = "SELECT c.id FROM commits c WHERE c.id = ?";
        List<String> lines =
                List.of("com.acme.Branches#root:40", "com.acme.Branches#head:60", "com.acme.Branches#tag:80");
        Traffic traffic = new Traffic();
        for (int rows : List.of(2, 1, 3, 1, 2, 3)) {
            traffic.request("GET /branches/{name}", r -> {
                r.query("SELECT r.name, r.head FROM refs r WHERE r.name IN (?)", "main", rows);
                for (String line : lines.subList(0, rows)) {
                    r.query(commit, line, 1, MS, line);
                }
            });
        }

        assertThat(judge(traffic)).isEmpty();
    }

    @Test
    void isLikelyWhereMyBatisAsksForEachKeyOnce() {
        Traffic traffic = new Traffic().layers("mybatis", "mybatis:nested");
        for (int request = 0; request < 4; request++) {
            traffic.request("GET /orders", r -> {
                r.query(ORDERS, "open", 60);
                for (int customer = 0; customer < 7; customer++) {
                    r.query("SELECT name FROM customers WHERE id = ?", customer, 1);
                }
            });
        }

        assertThat(judge(traffic)).singleElement().satisfies(finding -> {
            assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
            assertThat(finding.evidence().get(0)).startsWith("likely: many different parameters of a nested select");
            assertThat(finding.remedy()).startsWith("Read it together with what it belongs to: replace the nested");
        });
    }

    @Test
    void ofSearchesWithTextsOfTheirOwnThatIsToldWhichMostRequestsHad() {
        String all = "SELECT o1_0.id FROM orders o1_0 LIMIT ?";
        Traffic traffic = new Traffic();
        for (int rows : List.of(50, 5, 5, 5, 5)) {
            traffic.request("GET /orders", r -> {
                r.query(rows == 50 ? all : ORDERS, "open", rows);
                for (int i = 0; i < rows; i++) {
                    r.query(ITEMS, i, 3);
                }
            });
        }

        assertThat(judge(traffic))
                .singleElement()
                .satisfies(finding -> assertThat(finding.evidence().get(0))
                        .startsWith("likely: 1 execution per row of " + Traffic.idOf(ORDERS)));
    }

    @Test
    void whatIsAskedForOnceARowWithOneRowEachIsNotTheLoopOfWhatIsAskedForBesides() {
        List<String> counts = List.of(
                "SELECT COUNT(*) FROM item WHERE order_id = ?", "SELECT AVG(price) FROM line WHERE order_id = ?");
        Traffic traffic = new Traffic();
        for (int rows : List.of(2, 5, 9, 14)) {
            traffic.request("GET /orders", r -> {
                r.query(ORDERS, "open", rows);
                for (int i = 0; i < rows; i++) {
                    for (String count : counts) {
                        r.query(count, i, 1);
                    }
                }
            });
        }

        assertThat(judge(traffic)).hasSize(2).allSatisfy(finding -> {
            assertThat(finding.evidence().get(0)).contains("1 execution per row of " + Traffic.idOf(ORDERS));
            assertThat(finding.evidence()).noneMatch(line -> line.startsWith("inside"));
        });
    }

    @Test
    void whatRunsAsOftenAsAnotherQueryIsInTheSameLoopThoughItsRowsAreAsMany() {
        List<Finding> findings = judge(siblings(new Traffic(), true, 2, 5, 9, 14));

        assertThat(findings).hasSize(2).allSatisfy(finding -> {
            assertThat(finding.parts()).hasSize(1);
            assertThat(finding.evidence().get(0)).contains("per row of " + Traffic.idOf(ORDERS));
        });
    }

    @Test
    void ofTwoQueriesForEachOfAFewKeysNeitherExplainsTheOther() {
        assertThat(judge(siblings(new Traffic(), false, 2, 3, 4))).isEmpty();
    }

    /** For every second row of another query, or for keys from elsewhere, first one query, which returns a row, and then another. */
    private static Traffic siblings(Traffic traffic, boolean haveSource, Integer... times) {
        for (int loops : times) {
            traffic.request("GET /orders", r -> {
                if (haveSource) {
                    r.query(ORDERS, "open", 2L * loops);
                }
                for (int i = 0; i < loops; i++) {
                    r.query("SELECT name FROM customer WHERE id = ?", i, 1);
                    r.query("SELECT COUNT(*) FROM item WHERE order_id = ?", i, 1);
                }
            });
        }
        return traffic;
    }

    @Test
    void isProvenWithTwoRowsOnly() {
        assertThat(judge(loop(new Traffic(), 0, 1, 2))).singleElement().satisfies(finding -> {
            assertThat(finding.confidence()).isEqualTo(Confidence.PROVEN);
            assertThat(finding.severity()).isLessThanOrEqualTo(Severity.LOW);
        });
    }

    @Test
    void isProvenByEqualNumbersThatVary() {
        assertThat(judge(loop(new Traffic(), 4, 7)))
                .extracting(Finding::confidence)
                .containsExactly(Confidence.PROVEN);
    }

    @Test
    void isLikelyWhereTheParentAlwaysReturnsTheSameNumberOfRows() {
        assertThat(judge(loop(new Traffic(), 10, 10, 10))).singleElement().satisfies(finding -> {
            assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
            assertThat(finding.evidence().get(0))
                    .isEqualTo("likely: 1 execution per row of " + Traffic.idOf(ORDERS)
                            + " (orders SELECT), which always returned 10");
        });
    }

    @Test
    void isLikelyWithTwoRowsIfTheLoopIsSeen() {
        assertThat(judge(loop(new Traffic(), 2, 2)))
                .extracting(Finding::confidence)
                .containsExactly(Confidence.LIKELY);
    }

    @Test
    void isNotTwoLookUpsInTwoLinesAfterAQueryOfTwoRows() {
        Traffic traffic = new Traffic()
                .requests(
                        9,
                        "POST /transfers",
                        r -> r.query(ORDERS, "open", 2)
                                .query(ITEMS, 1, 1, MS, "com.acme.Transfer#from:12")
                                .query(ITEMS, 2, 1, MS, "com.acme.Transfer#to:13"));

        assertThat(judge(traffic)).isEmpty();
    }

    @Test
    void isNotAsManyLookUpsInAsManyLines() {
        Traffic traffic = new Traffic().requests(9, "GET /document", r -> {
            for (int i = 0; i < 7; i++) {
                r.query(ITEMS, i, 1, MS, "com.acme.Document#people:" + (20 + i));
            }
        });

        assertThat(judge(traffic)).isEmpty();
    }

    @Test
    void isNotACacheThatTheFirstRequestFills() {
        Traffic traffic = new Traffic().request("GET /prices", r -> {
            for (int i = 0; i < 8; i++) {
                r.query(ITEMS, i, 1);
            }
        });
        traffic.requests(5, "GET /prices", r -> r.query(ITEMS, 9, 1));

        assertThat(judge(traffic)).isEmpty();
    }

    @Test
    void namesTheLoopAndSaysWhatTenTimesTheRowsWouldCost() {
        Traffic traffic = new Traffic();
        for (int rows : new int[] {2, 4, 6}) {
            traffic.request("GET /orders", r -> {
                r.query(ORDERS, "open", rows, MS, "com.acme.Orders#list:38");
                for (int i = 0; i < rows; i++) {
                    r.query(ITEMS, i, 3, 2 * MS, "com.acme.Orders#list:41");
                }
            });
        }

        assertThat(judge(traffic).get(0).evidence())
                .contains("loop: Orders.java:41 list, over rows asked for in line 38")
                .contains("at ten times the rows, 40 on average: 40 executions per request, 80.0 ms");
    }

    @Test
    void isPossibleWhereNoEarlierQueryExplainsIt() {
        Traffic traffic = new Traffic().requests(3, "GET /prices", r -> {
            for (int i = 0; i < 8; i++) {
                r.query(ITEMS, i, 1, 200 * MS, "com.acme.Prices#all:12");
            }
        });

        assertThat(judge(traffic)).singleElement().satisfies(finding -> {
            assertThat(finding.confidence()).isEqualTo(Confidence.POSSIBLE);
            assertThat(finding.severity()).as("however much it costs").isEqualTo(Severity.MEDIUM);
        });
    }

    @Test
    void isLikelyInAMainThreadsLoopOverTheRowsOfOneQuery() {
        Traffic traffic = new Traffic().request("main com.acme.Import", r -> {
            r.query(ORDERS, "open", 40);
            for (int i = 0; i < 40; i++) {
                r.query(ITEMS, i, 3);
            }
        });

        assertThat(judge(traffic)).extracting(Finding::confidence).containsExactly(Confidence.LIKELY);
    }

    @Test
    void isLikelyInNestedLoopsOfWhichOnlyTheBeginningIsKeptOneByOne() {
        Traffic traffic = new Traffic().seeingArguments(40).request("main com.acme.Nightly", r -> {
            r.query(ORDERS, "open", 200);
            for (int i = 0; i < 200; i++) {
                r.query(ITEMS, i, 2);
                for (int item = 0; item < 2; item++) {
                    r.query("SELECT sum(amount) FROM booking WHERE item_id = ?", 2 * i + item, 1);
                }
            }
        });

        assertThat(judge(traffic)).singleElement().satisfies(finding -> {
            assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
            assertThat(finding.subject()).isEqualTo(Traffic.idOf(ITEMS));
        });
    }

    @Test
    void leavesTheLoopOfAWorkerAloneThatAsksForOneTaskAfterTheOther() {
        for (String endpoint : List.of("main com.acme.Worker", "after POST /start")) {
            for (int parts = 1; parts <= 4; parts++) {
                Traffic traffic = new Traffic();
                for (int part = 0; part < parts; part++) {
                    int tasks = 20 + 7 * part;
                    traffic.request(endpoint, r -> {
                        for (int i = 0; i < tasks; i++) {
                            r.query("SELECT * FROM task WHERE state = ? LIMIT 1", 0, 1);
                            r.query("SELECT * FROM payload WHERE task = ?", i, 1);
                        }
                    });
                }
                assertThat(judge(traffic)).as("%d parts of %s", parts, endpoint).isEmpty();
            }
        }
    }

    @Test
    void namesTheLoopThatRepeatsAndNotTheFirstUse() {
        Traffic traffic = new Traffic();
        for (int rows = 3; rows < 9; rows++) {
            int size = rows;
            traffic.request("GET /orders", r -> {
                r.query(ORDERS, 1, size);
                r.query(ITEMS, -1, 3, MS, "com.acme.Auth#check:9");
                for (int i = 0; i < size; i++) {
                    r.query(ITEMS, i, 3, MS, "com.acme.Orders#toDto:87");
                }
            });
        }
        Finding finding = judge(traffic).get(0);

        assertThat(new Evidence(traffic.dump()).methodAt(finding.site())).isEqualTo("com.acme.Orders#toDto");
    }

    @Test
    void namesTheLineThatAskedForWhatTheRowsBelongToWhereNoLineAskedForThemEither() {
        Finding finding = judge(walkedByATemplate("com.acme.Owners#show:23")).get(0);

        assertThat(finding.evidence())
                .anySatisfy(line -> assertThat(line).startsWith("rows asked for in Owners.java:23 show; no line"));
    }

    @Test
    void namesNoLineWhereSeveralMayHaveAskedForWhatTheRowsBelongTo() {
        Finding finding = judge(walkedByATemplate("com.acme.Owners#show:23", "com.acme.Users#load:7"))
                .get(0);

        assertThat(finding.evidence()).noneSatisfy(line -> assertThat(line).contains("rows asked for"));
    }

    /** From the one row that lines of the application ask for to its parts, and on to theirs. */
    private static Traffic walkedByATemplate(String... lines) {
        Traffic traffic = new Traffic();
        for (int rows = 3; rows < 9; rows++) {
            int size = rows;
            traffic.request("GET /owners/{id}", r -> {
                for (String line : lines) {
                    r.query("SELECT id FROM person_" + line.length() + " WHERE id = ?", 1, 1, MS, line);
                }
                r.query(ORDERS, 1, size, MS, "");
                for (int i = 0; i < size; i++) {
                    r.query(ITEMS, i, 3, MS, "");
                }
            });
        }
        return traffic;
    }

    @Test
    void namesTheLineThatAskedForTheRowsWhereNoLineRunsTheRest() {
        Traffic traffic = new Traffic();
        for (int rows = 3; rows < 9; rows++) {
            int size = rows;
            traffic.request("GET /orders", r -> {
                r.query(ORDERS, 1, size);
                for (int i = 0; i < size; i++) {
                    r.query(ITEMS, i, 3, MS, "");
                }
            });
        }
        Finding finding = judge(traffic).get(0);

        assertThat(new Evidence(traffic.dump()).methodAt(finding.site())).isEqualTo("com.acme.Orders#list");
        assertThat(finding.evidence())
                .contains("rows asked for in Orders.java:40 list; no line of the application runs the rest, as where a"
                        + " serializer or a template reads what it returned");
    }

    @Test
    void findsEachLevelOfANestedLoop() {
        Traffic traffic = new Traffic();
        for (int shelves : new int[] {2, 3, 4, 5}) {
            traffic.request("GET /categories/{id}", r -> {
                r.query("SELECT * FROM category WHERE parent = ?", 1, shelves);
                for (int s = 0; s < shelves; s++) {
                    r.query("SELECT * FROM product WHERE category = ?", s, 2 + s);
                    for (int p = 0; p < 2 + s; p++) {
                        r.query("SELECT * FROM review WHERE product = ?", List.of(s, p), 5);
                    }
                }
            });
        }

        List<Finding> levels = judge(traffic).get(0).parts();
        assertThat(levels)
                .hasSize(2)
                .allSatisfy(finding -> assertThat(finding.confidence()).isEqualTo(Confidence.PROVEN));
        assertThat(levels)
                .extracting(finding -> finding.evidence().get(0))
                .anyMatch(line -> line.contains(
                        "per row of " + Traffic.idOf("SELECT * FROM product WHERE category = ?") + " (product SELECT)"))
                .anyMatch(line -> line.contains("per row of " + Traffic.idOf("SELECT * FROM category WHERE parent = ?")
                        + " (category SELECT)"));
    }

    @Test
    void makesOneTreeOfNestedLoops() {
        Traffic traffic = new Traffic();
        for (int shelves : new int[] {2, 3, 4, 5}) {
            traffic.request("GET /categories/{id}", r -> {
                r.query("SELECT * FROM category WHERE parent = ?", 1, shelves);
                for (int s = 0; s < shelves; s++) {
                    r.query("SELECT * FROM product WHERE category = ?", s, 2 + s);
                    for (int p = 0; p < 2 + s; p++) {
                        r.query("SELECT * FROM review WHERE product = ?", List.of(s, p), 2 + p);
                        for (int a = 0; a < 2 + p; a++) {
                            r.query("SELECT * FROM author WHERE id = ?", List.of(s, p, a), 1);
                        }
                    }
                }
            });
        }
        Finding tree = judge(traffic).get(0);

        assertThat(judge(traffic)).hasSize(1);
        assertThat(tree.title()).startsWith("N+1: product SELECT runs ").endsWith(", with 2 loops inside it");
        assertThat(tree.subject()).isEqualTo(Traffic.idOf("SELECT * FROM product WHERE category = ?"));
        assertThat(tree.loops())
                .extracting(loop -> loop.depth() + " " + loop.finding().title().split(" ", -1)[1])
                .containsExactly("0 product", "1 review", "2 author");
        assertThat(tree.id()).isEqualTo(tree.loops().get(0).finding().id());
        assertThat(tree.nanosTotal())
                .isEqualTo(tree.loops().stream()
                        .mapToLong(loop -> loop.finding().nanosTotal())
                        .sum());
        assertThat(tree.nanosPerRequest()).isEqualTo(tree.nanosTotal() / tree.occurrences());
        assertThat(tree.share())
                .isCloseTo(
                        tree.loops().stream()
                                .mapToDouble(loop -> loop.finding().share())
                                .sum(),
                        offset(1e-9));
        assertThat(tree.severity())
                .isEqualTo(tree.parts().stream()
                        .map(Finding::severity)
                        .min(Comparator.naturalOrder())
                        .orElseThrow());
    }

    /** Two statements for each row of a query that runs once are two loops side by side, and none is in the other. */
    @Test
    void makesNoTreeOfTwoLoopsOverTheSameRows() {
        Traffic traffic = new Traffic();
        for (int rows : new int[] {2, 3, 4, 5}) {
            traffic.request("GET /categories/{id}", r -> {
                r.query("SELECT * FROM product WHERE category = ?", 1, rows);
                for (int row = 0; row < rows; row++) {
                    r.query("SELECT * FROM review WHERE product = ?", row, 2);
                    r.query("SELECT * FROM stock WHERE product = ?", row, 1);
                }
            });
        }

        assertThat(judge(traffic))
                .hasSize(2)
                .allSatisfy(finding -> assertThat(finding.loops()).isEmpty());
    }

    @Test
    void isLikelyOnlyWhereTheArgumentsAreNotKnown() {
        assertThat(judge(loop(new Traffic().hidingArguments(), 1, 5, 9, 20)))
                .extracting(Finding::confidence)
                .containsExactly(Confidence.LIKELY);
    }

    @Test
    void savesAllExecutionsButOne() {
        Finding finding = judge(loop(new Traffic(), 10, 20, 30)).get(0);

        assertThat(finding.nanosTotal()).isBetween(57 * MS - 10, 57 * MS);
        assertThat(finding.nanosPerRequest()).isBetween(19 * MS - 10, 19 * MS);
        // 63 ms of queries and 5 ms of other work in each of three requests.
        assertThat(finding.share()).isBetween(0.72, 0.74);
        assertThat(finding.severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void advisesHibernateUsersInTheirWordsAndOthersInSql() {
        assertThat(judge(loop(new Traffic(), 1, 5, 9)).get(0).remedy()).contains("@EntityGraph", "orders SELECT");

        Traffic plain = new Traffic();
        for (int rows : new int[] {1, 5, 9}) {
            plain.request("GET /a", r -> {
                r.query("SELECT id FROM a", 0, rows);
                for (int i = 0; i < rows; i++) {
                    r.query("SELECT x FROM b WHERE a_id = ?", i, 1);
                }
            });
        }
        assertThat(judge(plain).get(0).remedy()).contains("a_id IN (…)").doesNotContain("Hibernate", "@");
    }

    @Test
    void leavesTheSameArgumentsToTheDuplicateRule() {
        Traffic traffic = new Traffic();
        for (int rows : new int[] {2, 5, 9, 12}) {
            traffic.request("GET /cart", r -> {
                r.query("SELECT * FROM cart_line WHERE cart = ?", 1, rows);
                for (int i = 0; i < rows; i++) {
                    r.query("SELECT * FROM tax_rate WHERE country = ?", "DE", 1);
                }
            });
        }

        assertThat(judge(traffic)).extracting(Finding::kind).containsExactly(FindingKind.DUPLICATE_QUERY);
    }

    @Test
    void leavesBatchedFetchingAlone() {
        Traffic traffic = new Traffic();
        for (int rows : new int[] {5, 20, 40, 64, 100}) {
            traffic.request("GET /orders", r -> {
                r.query(ORDERS, 1, rows);
                for (int i = 0; i < rows; i += 16) {
                    r.query(ITEMS_BATCHED, i, 16);
                }
            });
        }

        assertThat(judge(traffic)).isEmpty();
    }

    @Test
    void findsALoopOverListsOfOneKey() {
        Traffic traffic = new Traffic();
        for (int rows : new int[] {2, 5, 9}) {
            traffic.request("GET /orders", r -> {
                r.query(ORDERS, 1, rows);
                for (int i = 0; i < rows; i++) {
                    r.query(ITEMS_BATCHED, i, 1);
                }
            });
        }

        assertThat(judge(traffic)).extracting(Finding::kind).containsExactly(FindingKind.N_PLUS_ONE);
    }

    @Test
    void leavesPagingAlone() {
        for (String page : List.of(
                "SELECT id FROM log ORDER BY id OFFSET ? ROWS FETCH NEXT ? ROWS ONLY",
                "SELECT id FROM log ORDER BY id LIMIT ? OFFSET ?",
                "SELECT id FROM log ORDER BY id LIMIT ?, ?",
                "SELECT id FROM log WHERE id > ? ORDER BY id LIMIT ?")) {
            Traffic traffic = new Traffic().requests(4, "POST /export", r -> {
                for (int i = 0; i < 20; i++) {
                    r.query(page, i, 100);
                }
            });
            assertThat(judge(traffic)).as(page).isEmpty();
        }
    }

    /** Many frameworks ask for the first rows of something with an OFFSET, which is none. */
    @Test
    void findsALoopThatAsksForTheFirstRowsOfEachWithAnOffset() {
        Traffic traffic = new Traffic();
        for (int rows : new int[] {12, 15, 19}) {
            traffic.request("GET /orders", r -> {
                r.query(ORDERS, 1, rows);
                for (int i = 0; i < rows; i++) {
                    r.query("SELECT id FROM item WHERE order_id = ? ORDER BY id DESC LIMIT ? OFFSET ?", i, 1);
                }
            });
        }

        assertThat(Findings.judge(traffic.dump()))
                .extracting(Finding::kind)
                .contains(FindingKind.N_PLUS_ONE)
                .doesNotContain(FindingKind.UNBOUNDED_RESULT);
    }

    @Test
    void leavesWritesAndSequencesAlone() {
        for (String sql : List.of(
                "INSERT INTO order_item (a, b) VALUES (?)",
                "UPDATE stock SET n = ? WHERE id = ?",
                "SELECT NEXT VALUE FOR seq_order",
                "SELECT nextval(?)",
                "SELECT ?")) {
            Traffic traffic = new Traffic();
            for (int rows : new int[] {2, 5, 9}) {
                traffic.request("POST /orders", r -> {
                    r.query("SELECT * FROM cart_line WHERE cart = ?", 1, rows);
                    for (int i = 0; i < rows; i++) {
                        r.query(sql, i, 1);
                    }
                });
            }
            assertThat(judge(traffic)).as(sql).isEmpty();
        }
    }

    @Test
    void leavesAFewDifferentLookupsAlone() {
        Traffic traffic = new Traffic().requests(50, "GET /home", r -> {
            r.query("SELECT * FROM account WHERE id = ?", 1, 1);
            r.query("SELECT * FROM setting WHERE name = ?", "theme", 1);
            r.query("SELECT * FROM setting WHERE name = ?", "language", 1);
            r.query("SELECT * FROM setting WHERE name = ?", "zone", 1);
        });

        assertThat(judge(traffic)).isEmpty();
    }

    @Test
    void leavesALookupThatEitherHappensOrNotAlone() {
        Traffic traffic = new Traffic();
        for (int i = 0; i < 30; i++) {
            int found = i % 3 == 0 ? 0 : 1;
            traffic.request("GET /owners/{id}", r -> {
                r.query("SELECT * FROM owner WHERE id = ?", 1, found);
                if (found > 0) {
                    r.query("SELECT * FROM pet WHERE owner_id = ?", 1, 4);
                }
            });
        }

        assertThat(judge(traffic)).isEmpty();
    }

    @Test
    void isNotMisledByAParentWhoseRowsHaveNothingToDoWithIt() {
        Traffic traffic = new Traffic();
        int[] rows = {5, 20, 9, 14, 3, 17, 8};
        for (int found : rows) {
            traffic.request("GET /search", r -> {
                r.query("SELECT * FROM hit WHERE term = ?", found, found);
                for (int shop = 0; shop < 4; shop++) {
                    r.query("SELECT * FROM banner WHERE shop = ?", shop, 1);
                }
            });
        }

        assertThat(judge(traffic)).isEmpty();
    }

    @Test
    void ignoresWhatRanOutsideRequests() {
        Traffic traffic = new Traffic();
        for (int rows : new int[] {2, 5, 9}) {
            traffic.request("(no request)", r -> {
                r.query(ORDERS, 1, rows);
                for (int i = 0; i < rows; i++) {
                    r.query(ITEMS, i, 1);
                }
            });
        }

        assertThat(judge(traffic)).isEmpty();
    }

    @Test
    void isProvenByTheSumOfDumpsNoneOfWhichProvesIt() {
        DumpMerger merger = new DumpMerger();
        for (int rows : new int[] {10, 12, 15}) {
            Traffic one = loop(new Traffic(), rows, rows);
            assertThat(judge(one)).extracting(Finding::confidence).containsExactly(Confidence.LIKELY);
            merger.add(one.dump());
        }

        assertThat(Findings.judge(merger.merged()))
                .filteredOn(finding -> finding.kind() == FindingKind.N_PLUS_ONE)
                .extracting(Finding::confidence)
                .containsExactly(Confidence.PROVEN);
    }

    @Test
    void keepsItsIdWhenLinesMoveAndTrafficGrows() {
        String id = judge(loop(new Traffic(), 10, 20, 30)).get(0).id();

        assertThat(id).matches("np1:[0-9a-f]{8}");
        assertThat(judge(loop(new Traffic().withLinesMoved(), 3, 4, 5, 6, 7, 70)))
                .extracting(Finding::id)
                .containsExactly(id);
    }

    @Test
    void savesMoreTheMoreRowsThereAre() {
        long before = 0;
        for (int factor = 1; factor <= 32; factor *= 2) {
            Finding finding = judge(loop(new Traffic(), 2 * factor, 3 * factor, 4 * factor))
                    .get(0);

            assertThat(finding.nanosPerRequest()).isGreaterThan(before);
            before = finding.nanosPerRequest();
        }
    }

    private static final String CHILDREN = "SELECT id FROM node WHERE parent_id = ?";

    /** Nodes of which the first has two children, and each other one leads to the next: as many rows as nodes below the root. */
    private static Traffic tree(Traffic traffic, int... rowsOfEachRequest) {
        for (int rows : rowsOfEachRequest) {
            traffic.request("GET /tree", r -> {
                r.query(CHILDREN, 0, Math.min(rows, 2));
                for (int node = 1; node <= rows; node++) {
                    r.query(CHILDREN, node, node < rows - 1 ? 1 : 0);
                }
            });
        }
        return traffic;
    }

    @Test
    void aTreeThatIsWalkedNodeByNodeIsProvenByItsOwnRows() {
        assertThat(judge(tree(new Traffic(), 2, 4, 0, 6))).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(FindingKind.N_PLUS_ONE);
            assertThat(finding.confidence()).isEqualTo(Confidence.PROVEN);
            assertThat(finding.evidence().get(0))
                    .isEqualTo("proven: 1 execution for each row that it returned, and one to begin with,"
                            + " in all 3 requests that repeat it: a tree, node by node");
            assertThat(finding.evidence())
                    .contains("at ten times the rows, 40 on average: 41 executions per request, 41.0 ms");
            assertThat(finding.remedy()).contains("WITH RECURSIVE", "WHERE parent_id = ?");
        });
    }

    @Test
    void aTreeThatIsAlwaysTheSameIsLikely() {
        assertThat(judge(tree(new Traffic(), 7, 7, 7)))
                .singleElement()
                .extracting(Finding::confidence)
                .isEqualTo(Confidence.LIKELY);
        assertThat(judge(tree(new Traffic(), 2, 2, 2))).isEmpty();
    }

    @Test
    void parentsWithOneChildLessThanThereAreOfThemAreNoTree() {
        Traffic traffic = new Traffic();
        for (int request = 0; request < 5; request++) {
            traffic.request("GET /vets", r -> {
                r.query("SELECT id FROM vet", null, 6);
                for (int vet = 0; vet < 6; vet++) {
                    r.query(
                            "SELECT name FROM specialty WHERE vet_id = ?",
                            vet,
                            List.of(0, 1, 2, 1, 1, 0).get(vet));
                }
            });
        }

        assertThat(judge(traffic)).singleElement().satisfies(finding -> {
            assertThat(finding.evidence().get(0)).contains("1 execution per row of", "(vet SELECT)");
            assertThat(finding.remedy()).doesNotContain("RECURSIVE");
        });
    }

    @Test
    void aListOfWhichEachRowLeadsToTheNextIsNoTree() {
        Traffic traffic = new Traffic();
        for (int steps : List.of(2, 3, 4)) {
            traffic.request("GET /path", r -> {
                for (int step = 0; step <= steps; step++) {
                    r.query("SELECT parent_id FROM node WHERE id = ?", step, step < steps ? 1 : 0);
                }
            });
        }

        assertThat(judge(traffic)).isEmpty();
    }

    @Test
    void whatAlsoRunsForRowsOfAnotherQueryIsNoTree() {
        Traffic traffic = tree(new Traffic(), 2, 4, 6);
        traffic.request("GET /tree", r -> {
            for (int node = 0; node < 3; node++) {
                r.query(CHILDREN, node, 2);
            }
        });

        assertThat(judge(traffic)).isEmpty();
    }

    @Test
    void whatBelongsToTheNodesOfATreeIsInsideItsLoop() {
        Traffic traffic = new Traffic();
        for (int rows : List.of(2, 5, 9)) {
            traffic.request("GET /tree", r -> {
                r.query(CHILDREN, 0, 2);
                for (int node = 1; node <= rows; node++) {
                    r.query(CHILDREN, node, node < rows - 1 ? 1 : 0);
                    r.query(ITEMS, node, 3);
                }
            });
        }

        assertThat(judge(traffic))
                .singleElement()
                .satisfies(tree -> assertThat(tree.parts())
                        .extracting(Finding::subject)
                        .containsExactly(Traffic.idOf(CHILDREN), Traffic.idOf(ITEMS)));
    }
}
