package io.pitot.agent.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.engine.table.DumpIds;
import io.pitot.agent.engine.table.Overflows;
import io.pitot.dump.Growth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GrowthsTest {

    private static final int ENDPOINT = 3;

    private final Overflows overflows = new Overflows();
    private final Verbs verbs = new Verbs();
    private final RequestQueries queries =
            new RequestQueries(RequestBuilder.LIMIT, new ArgumentSets(RequestBuilder.LIMIT), verbs, overflows);
    private Growths growths = new Growths(verbs, overflows);

    private final int orders = RequestBuilder.query("select * from orders where customer = ?");
    private final int items = RequestBuilder.query("select * from items where order_id = ?");
    private final int products = RequestBuilder.query("select * from products where id = ?");
    private final int config = RequestBuilder.query("select value from config where key = ?");

    @Test
    void childrenOfEachRowGrowWithTheParentsRows() {
        for (int n : new int[] {2, 5, 9, 0, 1}) {
            RequestBuilder request = request().select(orders, n, 1);
            for (int i = 0; i < n; i++) {
                request.select(items, 3, i);
            }
            add(request);
        }
        Growth growth = growth(orders, items).orElseThrow();
        assertThat(growth.requests()).isEqualTo(5);
        assertThat(growth.sumX()).isEqualTo(17);
        assertThat(growth.sumY()).isEqualTo(17);
        assertThat(growth.sumXX()).isEqualTo(111);
        assertThat(growth.sumXY()).isEqualTo(111);
        assertThat(growth.sumYY()).isEqualTo(111);
        assertThat(growth.minX()).isZero();
        assertThat(growth.maxX()).isEqualTo(9);
        assertThat(growth.distinctX()).isEqualTo(0b10_0010_0111);
        assertThat(growth.equal()).isEqualTo(3);
    }

    @Test
    void inANestedLoopTheGrandchildGrowsWithTheRowsOfAllItsParents() {
        RequestBuilder request = request().select(orders, 3, 1);
        for (int order = 0; order < 3; order++) {
            request.select(items, 4, order);
            for (int item = 0; item < 4; item++) {
                request.select(products, 1, order * 4 + item);
            }
        }
        add(request);
        assertThat(growth(orders, items).orElseThrow())
                .satisfies(growth -> assertThat(growth.sumX()).isEqualTo(3))
                .satisfies(growth -> assertThat(growth.sumY()).isEqualTo(3));
        assertThat(growth(items, products).orElseThrow())
                .satisfies(growth -> assertThat(growth.sumX()).isEqualTo(12))
                .satisfies(growth -> assertThat(growth.sumY()).isEqualTo(12));
        assertThat(growth(orders, products)).isEmpty();
    }

    @Test
    void ofTwoQueriesPerRowBothGrowWithTheLoopsQuery() {
        for (int n : new int[] {4, 6}) {
            RequestBuilder request = request().select(orders, n, 1);
            for (int i = 0; i < n; i++) {
                request.select(items, 2, i).select(products, 1, i);
            }
            add(request);
        }
        assertThat(growth(orders, items).orElseThrow().sumY()).isEqualTo(10);
        assertThat(growth(orders, products).orElseThrow().sumY()).isEqualTo(10);
        assertThat(growth(orders, products).orElseThrow().equal()).isEqualTo(2);
    }

    @Test
    void aConstantRepeatDoesNotGrowWithItsParent() {
        for (int n : new int[] {3, 8, 20}) {
            RequestBuilder request = request().select(orders, n, 1);
            for (int i = 0; i < 3; i++) {
                request.select(config, 1, i);
            }
            add(request);
        }
        Growth growth = growth(orders, config).orElseThrow();
        assertThat(growth.sumY()).isEqualTo(9);
        // Covariance zero: n * sumXY = sumX * sumY.
        assertThat(growth.requests() * growth.sumXY()).isEqualTo(growth.sumX() * growth.sumY());
        assertThat(growth.equal()).isEqualTo(1);
    }

    @Test
    void aRequestThatGetsItsRowsFromAnotherQuerySaysNothingOfTheParent() {
        int firstPage = RequestBuilder.query("select * from orders where customer = ? fetch first ? rows only");
        for (int n : new int[] {2, 5, 9}) {
            for (int parent : new int[] {orders, firstPage}) {
                RequestBuilder request = request().select(parent, n, 1);
                for (int i = 0; i < n; i++) {
                    request.select(items, 3, i);
                }
                add(request);
            }
        }
        assertThat(growth(orders, items).orElseThrow())
                .satisfies(growth -> assertThat(growth.requests()).isEqualTo(3))
                .satisfies(growth -> assertThat(growth.minX()).isEqualTo(2))
                .satisfies(growth -> assertThat(growth.equal()).isEqualTo(3));
    }

    @Test
    void requestsBeforeTheChildsFirstExecutionCountToo() {
        add(request().select(orders, 0, 1));
        add(request().select(orders, 3, 1));
        add(request().select(orders, 2, 1).select(items, 0, 1).select(items, 0, 2));

        assertThat(growth(orders, items).orElseThrow())
                .satisfies(growth -> assertThat(growth.requests()).isEqualTo(3))
                .satisfies(growth -> assertThat(growth.sumX()).isEqualTo(5))
                .satisfies(growth -> assertThat(growth.sumXX()).isEqualTo(13))
                .satisfies(growth -> assertThat(growth.sumY()).isEqualTo(2))
                .satisfies(growth -> assertThat(growth.minX()).isZero())
                .satisfies(growth -> assertThat(growth.maxX()).isEqualTo(3));
    }

    @Test
    void thoseOfAnIntervalBeforeCountInTheOneOfTheChildsFirstExecution() {
        add(request().select(orders, 0, 1));
        growths = new Growths(growths);
        add(request().select(orders, 3, 1));
        growths = new Growths(growths);
        add(request().select(orders, 2, 1).select(items, 0, 1).select(items, 0, 2));

        assertThat(growth(orders, items).orElseThrow())
                .satisfies(growth -> assertThat(growth.requests()).isEqualTo(3))
                .satisfies(growth -> assertThat(growth.sumX()).isEqualTo(5));
        growths = new Growths(growths);
        add(request().select(orders, 4, 1));
        assertThat(growth(orders, items).orElseThrow().sumX()).isEqualTo(4);
    }

    @Test
    void whatWasNotSeenForAWholeIntervalMakesRoom() {
        add(request().select(orders, 0, 1));
        growths = new Growths(new Growths(growths));
        add(request().select(orders, 2, 1).select(items, 0, 1).select(items, 0, 2));

        assertThat(growth(orders, items).orElseThrow().requests()).isEqualTo(1);
    }

    @Test
    void requestsInWhichTheChildRanForSomethingElseCountToo() {
        add(request().select(orders, 0, 1).select(items, 0, 1));
        add(request().select(orders, 2, 1).select(items, 0, 1).select(items, 0, 2));

        assertThat(growth(orders, items).orElseThrow())
                .satisfies(growth -> assertThat(growth.requests()).isEqualTo(2))
                .satisfies(growth -> assertThat(growth.sumX()).isEqualTo(2))
                .satisfies(growth -> assertThat(growth.sumY()).isEqualTo(3))
                .satisfies(growth -> assertThat(growth.minX()).isZero());
    }

    /** Of a row's two statements the second follows the first alone, until there are two rows. */
    @Test
    void theSecondStatementOfALoopWhoseRequestsHadOneRowAtFirstIsProvenAsIfTheyHadComeLater() {
        int update = RequestBuilder.query("update orders set seen = ? where id = ?");
        for (int n : new int[] {0, 1, 2}) {
            RequestBuilder request = request().select(orders, n, 1);
            for (int i = 0; i < n; i++) {
                request.select(items, 3, i).change(update, 1, i);
            }
            add(request);
        }

        assertThat(growth(orders, update).orElseThrow())
                .satisfies(growth -> assertThat(growth.requests()).isEqualTo(3))
                .satisfies(growth -> assertThat(growth.distinctX()).isEqualTo(0b111));
    }

    @Test
    void theOrderOfRequestsMakesNoDifference() {
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            List<RequestBuilder> requests = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                requests.add(anyRequest(random));
            }
            growths = new Growths(verbs, overflows);
            requests.forEach(this::add);
            List<Growth> inOrder = List.copyOf(growths.named(new DumpIds()));
            Collections.shuffle(requests, random);
            growths = new Growths(verbs, overflows);
            requests.forEach(this::add);

            assertThat(growths.named(new DumpIds())).as("round %d", round).containsExactlyElementsOf(inOrder);
        }
        assertThat(overflows.byTable()).isEmpty();
    }

    @Test
    void aPairThatIsLostAndFoundAgainDoesNotCountItsRequestsTwice() {
        add(request().select(orders, 2, 1).select(items, 0, 1).select(items, 0, 2));
        growths = new Growths(growths);
        add(request().select(config, 1, 1));
        growths = new Growths(growths);
        add(request()
                .select(orders, 3, 1)
                .select(items, 0, 1)
                .select(items, 0, 2)
                .select(items, 0, 3));

        assertThat(growth(orders, items).orElseThrow().requests()).isEqualTo(1);
    }

    @Test
    void aPairFoundAfterRequestsOfWhichTooLittleIsKeptIsCounted() {
        for (int i = 0; i < 20; i++) {
            add(request().select(orders, 0, 1).select(RequestBuilder.query("select " + i + " from course"), 0, 1));
        }
        assertThat(overflows.byTable()).isEmpty();
        add(request().select(orders, 2, 1).select(items, 0, 1).select(items, 0, 2));

        assertThat(growth(orders, items).orElseThrow().requests()).isEqualTo(13);
        assertThat(overflows.byTable()).isEqualTo(Map.of("lateGrowths", 1L));
    }

    @Test
    void ofAChildThatHadRunForSomethingElseOnlyWhatCameAfterTheParentIsCounted() {
        for (int n : new int[] {0, 1, 2, 5}) {
            RequestBuilder request = request().select(items, 0, -1).select(orders, n, 1);
            for (int i = 0; i < n; i++) {
                request.select(items, 0, i);
            }
            add(request);
        }

        assertThat(growth(orders, items).orElseThrow())
                .satisfies(growth -> assertThat(growth.requests()).isEqualTo(4))
                .satisfies(growth -> assertThat(growth.sumX()).isEqualTo(8))
                .satisfies(growth -> assertThat(growth.sumY()).isEqualTo(8))
                .satisfies(growth -> assertThat(growth.sumXY()).isEqualTo(30))
                .satisfies(growth -> assertThat(growth.sumYY()).isEqualTo(30))
                .satisfies(growth -> assertThat(growth.equal()).isEqualTo(2));
    }

    @Test
    void ofTwoLoopsOneAfterTheOtherTheSecondFollowsTheRowsOfItsOwnQuery() {
        int late = RequestBuilder.query("select * from orders where state = ?");
        for (int n : new int[] {2, 3, 7}) {
            RequestBuilder request = request().select(orders, 4, 1);
            for (int i = 0; i < 4; i++) {
                request.select(items, 1, i);
            }
            request.select(late, n, 1);
            for (int i = 0; i < n; i++) {
                request.select(items, 1, 10 + i);
            }
            add(request);
        }

        assertThat(growth(late, items).orElseThrow())
                .satisfies(growth -> assertThat(growth.sumY()).isEqualTo(12))
                .satisfies(growth -> assertThat(growth.equal()).isEqualTo(3));
    }

    /** Each runs once more than the other returned rows, or as often, whatever the loop is over. */
    @Test
    void ofTwoStatementsInALoopTheFirstDoesNotFollowTheSecond() {
        add(request()
                .select(orders, 3, 1)
                .select(items, 1, 1)
                .select(products, 1, 1)
                .select(items, 1, 2)
                .select(products, 1, 2)
                .select(items, 1, 3)
                .select(products, 0, 3));

        assertThat(growth(products, items)).isEmpty();
    }

    private RequestBuilder anyRequest(Random random) {
        RequestBuilder request = request();
        int[] all = {orders, items, products, config, RequestBuilder.query("update orders set seen = ? where id = ?")};
        int first = random.nextInt(2);
        int rows = random.nextInt(4);
        for (int query = 2; query < 4; query++) {
            if (random.nextInt(4) == 0) {
                request.select(all[query], random.nextInt(2), -1);
            }
        }
        request.select(all[first], rows, 1);
        for (int row = 0; row < rows; row++) {
            for (int query = 2; query < 4 + first; query++) {
                if (random.nextInt(8) > 0) {
                    request.select(all[query], query == 2 ? random.nextInt(3) : 1, row);
                }
            }
        }
        return request;
    }

    @Test
    void aQueryOfWhichNoRowWasReadIsNoParent() {
        add(request().select(orders, 0, 1).select(config, 1, 1).select(config, 1, 2));
        assertThat(growths.named(new DumpIds())).isEmpty();
    }

    @Test
    void aQueryThatRanAfterTheChildIsNoParent() {
        add(request().select(items, 0, 1).select(items, 0, 2).select(orders, 2, 1));
        assertThat(growths.named(new DumpIds())).isEmpty();
    }

    @Test
    void writesAreNoParents() {
        int update = RequestBuilder.query("update orders set seen = ? where id = ?");
        add(request().change(update, 2, 1).select(config, 1, 1).select(config, 1, 2));
        assertThat(growths.named(new DumpIds())).isEmpty();
    }

    @Test
    void writesAreChildrenFromTheirFirstExecutionSoThatOrderMakesNoDifference() {
        int update = RequestBuilder.query("update orders set seen = ? where id = ?");
        add(request().select(orders, 0, 1));
        add(request().select(orders, 1, 1).change(update, 1, 1));
        add(request().select(orders, 2, 1).change(update, 1, 1).change(update, 1, 2));

        assertThat(growth(orders, update).orElseThrow())
                .satisfies(growth -> assertThat(growth.requests()).isEqualTo(3))
                .satisfies(growth -> assertThat(growth.minX()).isZero())
                .satisfies(growth -> assertThat(growth.sumXY()).isEqualTo(5));
    }

    @Test
    void aKnownPairIsFollowedIntoTheNextIntervalWithoutItsSums() {
        add(request().select(orders, 2, 1).select(items, 1, 1).select(items, 1, 2));
        growths = new Growths(growths);
        assertThat(growths.named(new DumpIds())).isEmpty();
        add(request().select(orders, 0, 1));
        assertThat(growth(orders, items).orElseThrow())
                .satisfies(growth -> assertThat(growth.requests()).isEqualTo(1))
                .satisfies(growth -> assertThat(growth.sumX()).isZero());
        // Unseen for a whole interval, it makes room.
        growths = new Growths(new Growths(growths));
        add(request().select(orders, 0, 1));
        assertThat(growths.named(new DumpIds())).isEmpty();
    }

    @Test
    void pairsBeyondTheBoundAreCounted() {
        RequestBuilder request = request();
        for (int i = 0; i < 100; i++) {
            request.select(RequestBuilder.query("select " + i + " from bound"), 1, 0);
        }
        add(request);
        assertThat(growths.named(new DumpIds())).hasSize(32);
        assertThat(overflows.byTable()).containsEntry("growths", 67L);
    }

    private static RequestBuilder request() {
        return new RequestBuilder(ENDPOINT, 1_000_000, -1);
    }

    private void add(RequestBuilder request) {
        queries.read(request.end());
        growths.add(request.request, queries);
    }

    private Optional<Growth> growth(int parent, int child) {
        DumpIds ids = new DumpIds();
        List<Growth> all = growths.named(ids);
        return all.stream()
                .filter(growth -> growth.parent().equals(ids.query(parent))
                        && growth.child().equals(ids.query(child)))
                .findFirst();
    }
}
