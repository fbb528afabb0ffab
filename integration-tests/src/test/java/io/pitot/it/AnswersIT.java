package io.pitot.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.Endpoint;
import io.pitot.dump.QueryUse;
import io.pitot.it.app.AnswersApp;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.ForkedJvm;
import io.pitot.it.harness.Observation;
import io.pitot.it.harness.Observed;
import io.pitot.it.harness.Web;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A query after an answer counts to the request that waited for the answer: requests of all ways at once, which wait for the
 * same few connections and the same thread. One run serves all tests.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnswersIT {

    private static final List<String> WAYS = List.of(
            "mapped",
            "flat_mapped",
            "published",
            "delayed",
            "zipped",
            "timed_out",
            "deferred",
            "from_a_future",
            "created",
            "emitted",
            "emitted_and_delayed",
            "many_emitted",
            "stage",
            "asynchronous_stage",
            "called_back");
    private static final String NOBODY = "nobody";

    /** Of each way: more than 200 at once. */
    private static final int TIMES = 15;

    private final Map<String, Long> ran = new TreeMap<>();
    private Observation observed;

    @BeforeAll
    void run(@TempDir Path folder) {
        Observed application = Observed.application(AnswersApp.class, folder)
                .with(ClassPath.TOMCAT)
                .with(ClassPath.REACTOR_NETTY)
                .with(ClassPath.OKHTTP)
                .with(ClassPath.H2);
        try (ForkedJvm jvm = application.start()) {
            Web web = new Web(jvm.awaitWordAfter("READY"));
            Map<String, Integer> paths = new TreeMap<>(Map.of("/" + NOBODY, 200));
            WAYS.forEach(way -> paths.put("/" + way, 200));
            web.expectAtOnce(paths, TIMES);
            web.get("/tell");
            jvm.awaitWordAfter("TOLD");
            jvm.terminate().out().stream()
                    .filter(line -> line.startsWith("RAN "))
                    .map(line -> line.split(" ", 3))
                    .forEach(words -> ran.put(words[1], Long.valueOf(words[2])));
        }
        observed = Observation.sound(application.dumps());
    }

    @Test
    void everyWayHasItsQueriesInItsOwnRequestsAndInNoOther() {
        Map<String, Map<String, Long>> expected = new TreeMap<>();
        WAYS.forEach(way -> expected.put(way, Map.of("GET /" + way, (long) TIMES)));
        Map<String, Map<String, Long>> seen = new TreeMap<>();
        WAYS.forEach(way -> seen.put(way, executions(way)));

        assertThat(seen).isEqualTo(expected);
        WAYS.forEach(way -> assertThat(ran).containsEntry(way, (long) TIMES));
    }

    @Test
    void whatIsAskedForNobodyCountsToNobodyAlthoughRequestsHandItToThePool() {
        assertThat(executions(NOBODY)).isEqualTo(Map.of(Endpoint.NO_REQUEST, (long) TIMES));
    }

    @Test
    void everyRequestHasOneQuery() {
        for (String way : WAYS) {
            Endpoint endpoint = observed.endpoint("GET /" + way);
            assertThat(endpoint.requests()).as(way).isEqualTo(TIMES);
            assertThat(endpoint.queries()).as(way).isEqualTo(TIMES);
        }
    }

    @Test
    void nothingIsLeftUnwoven() {
        assertThat(observed.dump().agent().skipped()).isEmpty();
    }

    /** How often each endpoint has run the query of that name. */
    private Map<String, Long> executions(String word) {
        String query = observed.query(word).id();
        return observed.dump().queryUses().stream()
                .filter(use -> use.query().equals(query))
                .collect(Collectors.toMap(QueryUse::endpoint, QueryUse::executions));
    }
}
