package io.pitot.agent.instrumentation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.instrumentation.MeasuringJvm;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The JVM counts a thread's allocated bytes exactly, so they can be asserted: with and without observing,
 * the difference of some hundred queries, in multiples of the 8 bytes in which objects grow.
 */
class JdbcAllocationTest {

    /** The reference woven into H2's prepared statement; its plain statement and its result set have room for theirs. */
    private static final long STATEMENT_FIELD_BYTES = 8;

    private static final Pattern QUERIES = Pattern.compile("(\\w+ rows=\\d+) queries=(\\d+) woven=(\\d+) plain=(\\d+)");

    private static Map<String, Added> measured = Map.of();

    private record Added(long bytes, long queries) {}

    @BeforeAll
    static void measure() throws Exception {
        String printed = MeasuringJvm.run(JdbcAllocations.class);
        System.out.print(printed);
        measured = QUERIES.matcher(printed)
                .results()
                .collect(Collectors.toMap(
                        line -> line.group(1),
                        line -> new Added(
                                Long.parseLong(line.group(3)) - Long.parseLong(line.group(4)),
                                Long.parseLong(line.group(2)))));
        assertThat(measured).hasSize(2 * QueryShape.values().length);
        Matcher requests = Pattern.compile("requests alone: bytes=(\\d+)").matcher(printed);
        assertThat(requests.find()).isTrue();
        assertThat(requests.group(1))
                .as("bytes that the probes of requests without a query allocate")
                .isEqualTo("0");
    }

    @ParameterizedTest
    @EnumSource
    void observedQueryAllocatesNothingButTheFieldsInTheDriversObjects(QueryShape shape) {
        long allowed = shape.prepares ? STATEMENT_FIELD_BYTES : 0;
        for (int rows : new int[] {1, QueryShape.MANY_ROWS}) {
            Added added = measured.get(shape + " rows=" + rows);
            assertThat(added.bytes).as("with " + rows + " rows").isLessThanOrEqualTo(allowed * added.queries);
        }
    }
}
