package io.pitot.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.Endpoint;
import io.pitot.dump.QueryUse;
import io.pitot.it.app.IdentityApp;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.ForkedJvm;
import io.pitot.it.harness.Observation;
import io.pitot.it.harness.Observed;
import io.pitot.it.harness.Web;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every query counts to the request for which it was run, on whichever thread: 200 requests at a time hand work over
 * in all ways, and each way's totals are those that the application counted. One run serves all tests.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestIdentityIT {

    private static final int AT_ONCE = 200;
    private static final int FEW = 10;

    private static final List<String> PATHS =
            List.of("/executors", "/futures", "/fork-join", "/virtual", "/scopes", "/threads", "/async", "/dispatched");

    private final Map<String, Long> ran = new HashMap<>();
    private Observation observed;

    @BeforeAll
    void run(@TempDir Path folder) {
        Observed application = Observed.application(IdentityApp.class, folder)
                .with(ClassPath.TOMCAT)
                .with(ClassPath.H2);
        try (ForkedJvm jvm = application.start()) {
            Web web = new Web(jvm.awaitWordAfter("READY"));
            for (String path : PATHS) {
                assertThat(web.atOnce("GET", path, AT_ONCE))
                        .extracting(HttpResponse::statusCode)
                        .containsOnly(path.equals("/async") ? 202 : 200);
            }
            assertThat(web.atOnce("GET", "/late", FEW))
                    .extracting(HttpResponse::statusCode)
                    .containsOnly(200);
            assertThat(web.get("/timeout").statusCode()).isEqualTo(500);
            web.get("/tell");
            jvm.awaitWordAfter("TOLD");
            ForkedJvm.Exit exit = jvm.terminate();
            exit.out().stream()
                    .filter(line -> line.startsWith("RAN "))
                    .map(line -> line.split(" ", 3))
                    .forEach(words -> ran.put(words[1], Long.valueOf(words[2])));
        }
        observed = Observation.sound(application.dumps());
    }

    @Test
    void countsEveryRequestOnce() {
        for (String path : PATHS) {
            assertThat(observed.endpoint("GET " + path).requests()).as(path).isEqualTo(AT_ONCE);
        }
    }

    @Test
    void tasksOfExecutorsCountToTheRequestThatHandedThemOver() {
        requireAllIn(
                "GET /executors",
                "own_thread",
                "submitted",
                "all_invoked",
                "the_same_task",
                "executed",
                "own_future_task",
                "three_hops",
                "scheduled_once",
                "in_a_pool_of_its_own_class",
                "executed_by_its_own_class");
    }

    @Test
    void stagesOfFuturesCountToTheRequestThatAddedThem() {
        requireAllIn(
                "GET /futures",
                "supplied",
                "applied",
                "composed",
                "then_run",
                "delayed",
                "delayed_alone",
                "completed_by_a_stranger");
    }

    @Test
    void forkedTasksAndParallelStreamsCountToTheirRequest() {
        requireAllIn(
                "GET /fork-join",
                "parallel_stream",
                "stream_in_a_pool",
                "forked",
                "called_in_a_pool",
                "all_invoked_in_a_pool");
        if (ran.containsKey("scheduled_in_a_pool")) {
            requireAllIn("GET /fork-join", "scheduled_in_a_pool");
        }
    }

    @Test
    void virtualThreadsCountToTheRequestThatStartedThem() {
        if (ran.containsKey("virtual_thread")) {
            requireAllIn(
                    "GET /virtual", "virtual_thread", "virtual_of_virtual", "virtual_of_a_builder", "virtual_per_task");
        } else {
            assertThat(observed.endpoint("GET /virtual").queries())
                    .as("queries without virtual threads")
                    .isZero();
        }
    }

    @Test
    void subtasksOfAScopeCountToTheRequestThatForkedThem() {
        if (ran.containsKey("forked_in_a_scope")) {
            requireAllIn("GET /scopes", "forked_in_a_scope");
        } else {
            assertThat(observed.endpoint("GET /scopes").queries())
                    .as("queries without scopes")
                    .isZero();
        }
    }

    @Test
    void platformThreadThatARequestStartsByItselfCountsToNone() {
        requireAllIn(Endpoint.NO_REQUEST, "platform_thread");
        assertThat(observed.endpoint("GET /threads").queries()).isZero();
    }

    @Test
    void asynchronousRequestLastsUntilItIsComplete() {
        requireAllIn("GET /async", "before_completion", "started_by_the_container");
        Endpoint async = observed.endpoint("GET /async");
        assertThat(async.statuses()).isEqualTo(Map.of("202", (long) AT_ONCE));
        assertThat(async.duration().total()).isGreaterThanOrEqualTo(AT_ONCE * IdentityApp.PAUSE_NANOS);
    }

    @Test
    void dispatchBackToTheContainerIsTheSameRequest() {
        requireAllIn("GET /dispatched", "before_dispatch", "after_dispatch");
        assertThat(observed.endpoint("GET /dispatched").statuses()).isEqualTo(Map.of("200", (long) AT_ONCE));
    }

    @Test
    void timedOutRequestHasTheStatusThatItsClientGot() {
        assertThat(observed.endpoint("GET /timeout").statuses()).isEqualTo(Map.of("500", 1L));
    }

    @Test
    void workThatOutlivesItsRequestIsAUnitOfItsOwn() {
        requireAllIn("after GET /late", "after_the_answer");
        assertThat(observed.endpoint("after GET /late").kind()).isEqualTo("after");
        assertThat(observed.endpoint("GET /late").queries()).isZero();
    }

    @Test
    void runsOfPeriodicTasksAreUnitsOfTheirOwn() {
        String sweep = "job io.pitot.it.app.IdentityApp (lambda)";
        requireAllIn(sweep, "periodic");
        assertThat(observed.endpoint(sweep).requests()).isEqualTo(ran.get("periodic"));
        if (ran.containsKey("periodic_in_a_pool")) {
            requireAllIn("job io.pitot.it.app.IdentityApp$Swept", "periodic_in_a_pool");
        }
        String reminder = "job io.pitot.it.app.IdentityApp$Reminder";
        requireAllIn(reminder, "timed");
        assertThat(observed.endpoint(reminder).requests()).isEqualTo(ran.get("timed"));
    }

    /** All that the application counted was seen, and in this endpoint alone. */
    private void requireAllIn(String endpoint, String... words) {
        for (String word : words) {
            String query = observed.query(word).id();
            List<QueryUse> uses = observed.dump().queryUses().stream()
                    .filter(use -> use.query().equals(query))
                    .toList();
            assertThat(uses).as(word).extracting(QueryUse::endpoint).containsExactly(endpoint);
            assertThat(uses).as(word).extracting(QueryUse::executions).containsExactly(ran.get(word));
        }
    }
}
