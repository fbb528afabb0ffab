package io.pitot.agent.instrumentation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.instrumentation.MeasuringJvm;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What a query does that costs time is counted, not timed, and so is the same on every machine. Each bound is what
 * the code does now: who makes it do less lowers the bound.
 */
class JdbcCostTest {

    /**
     * Around the execution; and in about one of 32 results, drawn at random, around each of the two steps that
     * read one row and find no other.
     */
    private static final double CLOCK_READS_PER_QUERY = 2.13;

    private static final double CLOCK_READS_PER_ROW = 0.065;

    /** The statement knows who ran it last. */
    private static final double THREAD_LOCAL_READS_PER_QUERY = 0;

    /** A new statement does not. */
    private static final double THREAD_LOCAL_READS_PER_PREPARATION = 1;

    /** Nine in a request's 100 queries: seven chunks are taken, and handed over together; repeats are looked at twice. */
    private static final double ATOMICS_PER_QUERY = 0.09;

    private static final double CLOCK_READS_PER_REQUEST = 2;
    private static final double THREAD_LOCAL_READS_PER_REQUEST = 1;

    /** The request's number, and the claim of its event's slot. */
    private static final double ATOMICS_PER_REQUEST = 2;

    /** CPU time and allocated bytes, as it begins and as it ends: four, but here of one in sixteen. */
    private static final double METER_READS_PER_REQUEST = 0.25;

    private static final Pattern COST =
            Pattern.compile("(\\S+ \\S+): clock=(\\S+) threadLocal=(\\S+) atomic=(\\S+) meter=(\\S+) events=(\\S+)");

    private static Map<String, Cost> costs = Map.of();

    /** On average. */
    private record Cost(double clock, double threadLocal, double atomic, double meter, double events) {}

    @BeforeAll
    static void count() throws Exception {
        String printed = MeasuringJvm.run(JdbcCosts.class);
        System.out.print(printed);
        costs = COST.matcher(printed).results().collect(Collectors.toMap(line -> line.group(1), JdbcCostTest::cost));
        assertThat(costs).hasSize(2 * QueryShape.values().length + 1);
    }

    private static Cost cost(MatchResult line) {
        double[] numbers = Arrays.stream(new int[] {2, 3, 4, 5, 6})
                .mapToDouble(i -> Double.parseDouble(line.group(i)))
                .toArray();
        return new Cost(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
    }

    @Test
    void everyQueryIsOneEventHoweverItIsSentAndHoweverManyRowsItHas() {
        for (QueryShape shape : QueryShape.values()) {
            assertThat(costs.get(shape + " query").events).as(shape.name()).isEqualTo(1);
            assertThat(costs.get(shape + " row").events).as(shape.name()).isZero();
        }
    }

    @Test
    void queryReadsTheClockNoMoreOftenThanIsKnown() {
        for (QueryShape shape : QueryShape.values()) {
            assertThat(costs.get(shape + " query").clock).as(shape.name()).isLessThanOrEqualTo(CLOCK_READS_PER_QUERY);
            assertThat(costs.get(shape + " row").clock).as(shape.name()).isLessThanOrEqualTo(CLOCK_READS_PER_ROW);
        }
    }

    @Test
    void queryAsksForItsThreadNoMoreOftenThanIsKnown() {
        for (QueryShape shape : QueryShape.values()) {
            double allowed = THREAD_LOCAL_READS_PER_QUERY + (shape.prepares ? THREAD_LOCAL_READS_PER_PREPARATION : 0);
            assertThat(costs.get(shape + " query").threadLocal).as(shape.name()).isLessThanOrEqualTo(allowed);
            assertThat(costs.get(shape + " row").threadLocal).as(shape.name()).isZero();
        }
    }

    @Test
    void queryContendsWithOtherThreadsNoMoreOftenThanIsKnown() {
        for (QueryShape shape : QueryShape.values()) {
            assertThat(costs.get(shape + " query").atomic).as(shape.name()).isLessThanOrEqualTo(ATOMICS_PER_QUERY);
            assertThat(costs.get(shape + " row").atomic).as(shape.name()).isZero();
        }
    }

    @Test
    void queryDoesNotAskWhatItsThreadConsumed() {
        for (QueryShape shape : QueryShape.values()) {
            assertThat(costs.get(shape + " query").meter).as(shape.name()).isZero();
            assertThat(costs.get(shape + " row").meter).as(shape.name()).isZero();
        }
    }

    @Test
    void requestWithoutAQueryDoesNoMoreThanIsKnown() {
        Cost request = costs.get("REQUEST alone");
        assertThat(request.events).isEqualTo(1);
        assertThat(request.clock).isLessThanOrEqualTo(CLOCK_READS_PER_REQUEST);
        assertThat(request.threadLocal).isLessThanOrEqualTo(THREAD_LOCAL_READS_PER_REQUEST);
        assertThat(request.atomic).isLessThanOrEqualTo(ATOMICS_PER_REQUEST);
        assertThat(request.meter).isLessThanOrEqualTo(METER_READS_PER_REQUEST);
    }
}
