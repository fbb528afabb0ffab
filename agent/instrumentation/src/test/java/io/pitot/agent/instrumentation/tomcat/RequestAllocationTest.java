package io.pitot.agent.instrumentation.tomcat;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.instrumentation.MeasuringJvm;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The JVM counts a thread's allocated bytes exactly, so they can be asserted. */
class RequestAllocationTest {

    private static final int ALLOWED_BYTES = 100;
    private static final Pattern MEASURED = Pattern.compile("(\\S+) woven=(\\d+) plain=(\\d+) events=(\\d+),(\\d+)");

    @Test
    void requestAllocatesLittleMoreThanWithoutTheAgent() throws Exception {
        String printed = MeasuringJvm.run(RequestAllocations.class);
        System.out.print(printed);

        List<MatchResult> measured = MEASURED.matcher(printed).results().toList();
        assertThat(measured).hasSize(4).allSatisfy(line -> {
            assertThat(line.group(4)).as("events where nothing is woven").isEqualTo("0");
            assertThat(line.group(5)).as("events where all is").isEqualTo("1800");
            assertThat(Long.parseLong(line.group(2)) - Long.parseLong(line.group(3)))
                    .as(line.group())
                    .isLessThanOrEqualTo(ALLOWED_BYTES);
        });
        assertThat(printed).contains("suppressed={}");
    }
}
