package io.pitot.agent.instrumentation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.instrumentation.MeasuringJvm;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The JVM counts a thread's allocated bytes exactly, so they can be asserted. */
class JdbcAllocationTest {

    /** The statement and the result set carry one more reference each; objects come in steps of 8 bytes. */
    private static final int FIELD_BYTES = 2 * 8;

    private static final int RESULT_STATE_BYTES = 96;

    @Test
    void anObservedQueryAllocatesNothingButTheFieldsInTheDriversObjects() throws Exception {
        String printed = MeasuringJvm.run(JdbcAllocations.class);
        System.out.print(printed);

        long queries = number(printed, "queries=(\\d+)");
        assertThat(number(printed, "closing results: woven=(\\d+)"))
                .isLessThanOrEqualTo(number(printed, "closing results: .* plain=(\\d+)") + queries * FIELD_BYTES);
        assertThat(number(printed, "closing statements: woven=(\\d+)"))
                .as("a result set that its statement closes keeps its state, so that it cannot be recycled")
                .isLessThanOrEqualTo(number(printed, "closing statements: .* plain=(\\d+)")
                        + queries * (FIELD_BYTES + RESULT_STATE_BYTES));
    }

    private static long number(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return Long.parseLong(matcher.group(1));
    }
}
