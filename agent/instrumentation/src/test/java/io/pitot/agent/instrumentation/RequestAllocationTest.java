package io.pitot.agent.instrumentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The JVM counts a thread's allocated bytes exactly, so they can be asserted. */
class RequestAllocationTest {

    /**
     * What the agent adds to a typical request now: who makes it less lowers it. A request on Vert.x is known to other threads. Jetty hands
     * connections over in two ways of its own, and takes to one or the other for all of a run: they are 80 to 96 bytes apart. Of GraphQL's 64 kilobytes it
     * is the names of fields that are put in order.
     */
    private static final Map<String, Integer> TYPICAL_BYTES = Map.ofEntries(
            Map.entry("/exact", 80),
            Map.entry("/orders/4711", 32),
            Map.entry("/api/orders/4711", 56),
            Map.entry("/owners/4711", 0),
            Map.entry("jetty9/exact", 100),
            Map.entry("jetty12/exact", 100),
            Map.entry("undertow23/exact", 40),
            Map.entry("undertow23/orders/4711", 40),
            Map.entry("graphql-java26+tomcat10/shop/graphql?query=%7Bfound+%7B...on+Order+%7Btotal%7D%7D%7D", 1_200),
            Map.entry("vertx51+netty42/plain/4711", 88));

    /** What it may add on average, whatever happens now and then, unless a typical request is more already. */
    private static final int ALLOWED_BYTES = 100;

    private static final Pattern MEASURED =
            Pattern.compile("(\\S+) woven=(\\d+),(\\d+) plain=(\\d+),(\\d+) events=(\\d+),(\\d+)");

    @Test
    void requestAllocatesLittleMoreThanWithoutTheAgent() throws Exception {
        String printed = MeasuringJvm.run(RequestAllocations.class);
        System.out.print(printed);

        List<MatchResult> measured = MEASURED.matcher(printed).results().toList();
        assertThat(measured).hasSize(TYPICAL_BYTES.size()).allSatisfy(line -> {
            assertThat(line.group(6)).as("events where nothing is woven").isEqualTo("0");
            assertThat(line.group(7)).as("events where all is").isEqualTo("1800");
            assertThat(number(line, 2) - number(line, 4))
                    .as(line.group())
                    .isLessThanOrEqualTo(TYPICAL_BYTES.get(line.group(1)));
            assertThat(number(line, 3) - number(line, 5))
                    .as(line.group())
                    .isLessThanOrEqualTo(Math.max(ALLOWED_BYTES, TYPICAL_BYTES.get(line.group(1))));
        });
        assertThat(printed).contains("suppressed={}");
    }

    private static long number(MatchResult line, int group) {
        return Long.parseLong(line.group(group));
    }
}
