package io.pitot.agent.instrumentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The JVM counts a thread's allocated bytes exactly, so they can be asserted. */
class InferenceAllocationTest {

    private static final Pattern MEASURED = Pattern.compile("(.+): woven=(\\d+) plain=(\\d+) calls=(\\d+)");

    @Test
    void observedCallOfAModelAllocatesNothingButAMatrixOneField() throws Exception {
        String printed = MeasuringJvm.run(InferenceAllocations.class);
        System.out.print(printed);

        List<MatchResult> measured = MEASURED.matcher(printed).results().toList();
        assertThat(measured)
                .hasSize(2)
                .allSatisfy(line -> assertThat(Long.parseLong(line.group(2)) - Long.parseLong(line.group(3)))
                        .as(line.group())
                        .isLessThan((line.group(1).startsWith("xgboost") ? 9 : 1) * Long.parseLong(line.group(4))));
    }
}
