package io.pitot.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.AgentAccount;
import io.pitot.dump.CallSite;
import io.pitot.dump.Endpoint;
import io.pitot.dump.TimeSplit;
import io.pitot.it.app.ServletApp;
import io.pitot.it.harness.ForkedJvm;
import io.pitot.it.harness.Observation;
import io.pitot.it.harness.Observed;
import io.pitot.it.harness.SourceLine;
import io.pitot.it.harness.Web;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the agent must say of a servlet application, whatever the servlets' package. One run serves all tests. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServletContract {

    private static final int ID = 4711;

    private Path dumps;
    private Observation observed;
    private int bytesOfItems;

    /** The {@link ServletApp}, to run in this folder. */
    abstract Observed application(Path folder);

    @BeforeAll
    void run(@TempDir Path folder) {
        Observed application = application(folder).option("service.name", "servlets");
        try (ForkedJvm jvm = application.start()) {
            drive(new Web(jvm.awaitWordAfter("READY")));
            assertThat(jvm.terminate().code()).isEqualTo(ForkedJvm.TERMINATED);
        }
        dumps = application.dumps();
        observed = Observation.sound(dumps);
    }

    private void drive(Web web) {
        for (int id = ID; id < ID + 10; id++) {
            HttpResponse<String> answer = web.get("/api/items/" + id + "?token=secret-" + id);
            assertThat(answer.body()).isEqualTo("item " + id);
            bytesOfItems += answer.body().length();
        }
        assertThat(web.get("/page-" + ID + ".do").body()).isEqualTo("hello");
        assertThat(web.get("/exact").body()).isEqualTo("exact");
        assertThat(web.send("POST", "/exact").body()).isEqualTo("exact");
        assertThat(web.get("/anything/" + ID).body()).isEqualTo("hello");
        assertThat(web.get("/office/desk/" + ID).body()).isEqualTo("hello");
        assertThat(web.get("/guarded/" + ID).statusCode()).isEqualTo(403);
        assertThat(web.get("/guarded/" + ID + "?word=friend").body()).isEqualTo("hello");
        assertThat(web.get("/broken").statusCode()).isEqualTo(500);
        assertThat(web.get("/broken").statusCode()).isEqualTo(500);
        assertThat(web.get("/missing").statusCode()).isEqualTo(404);
        assertThat(web.get("/forward").body()).isEqualTo("exact");
        assertThat(web.get("/include").body()).isEqualTo("hellohello");
        assertThat(web.get("/async").body()).isEqualTo("later");
    }

    @Test
    void namesEndpointsAfterServletMappings() {
        assertThat(observed.endpoint("GET /api/*").requests()).isEqualTo(10);
        assertThat(observed.endpoint("GET *.do").requests()).isEqualTo(1);
        assertThat(observed.endpoint("GET /exact").requests()).isEqualTo(1);
        assertThat(observed.endpoint("POST /exact").requests()).isEqualTo(1);
        assertThat(observed.endpoint("GET /*").requests()).isEqualTo(1);
        assertThat(observed.endpoint("GET /office/desk/*").requests()).isEqualTo(1);
    }

    @Test
    void writesNoRawUrlAndNoParameterDown() throws IOException {
        for (Path file : observed.files()) {
            String text = Files.readString(file);
            assertThat(text).doesNotContain("secret").doesNotContain("token").doesNotContain("friend");
        }
        assertThat(observed.dump().endpoints())
                .noneMatch(endpoint -> endpoint.id().matches(".*\\d{4}.*"));
    }

    @Test
    void countsARequestThatAFilterAnswers() {
        Map<String, Long> statuses = observed.dump().endpoints().stream()
                .filter(endpoint -> endpoint.statuses().containsKey("403"))
                .findFirst()
                .orElseThrow()
                .statuses();

        assertThat(statuses).containsEntry("403", 1L);
        assertThat(observed.endpoint("GET /guarded/*").statuses()).containsEntry("200", 1L);
    }

    @Test
    void tellsAnExceptionWithItsLineAndWithoutItsMessage() throws IOException {
        Endpoint broken = observed.endpoint("GET /broken");

        assertThat(broken.requests()).isEqualTo(2);
        assertThat(broken.errors()).isEqualTo(2);
        assertThat(broken.statuses()).isEqualTo(Map.of("500", 2L));
        assertThat(broken.exceptions()).isEqualTo(Map.of("java.lang.IllegalStateException", 2L));
        CallSite site = observed.dump().callSites().stream()
                .filter(each -> broken.errorSites().containsKey(each.id()))
                .findFirst()
                .orElseThrow();
        assertThat(site.frames().get(0))
                .isEqualTo(new CallSite.Frame(
                        ServletApp.class.getName(),
                        "broken",
                        "ServletApp.java",
                        SourceLine.of(ServletApp.class, "broken")));
        assertThat(Files.readString(observed.files().get(0))).doesNotContain("customer 815");
    }

    @Test
    void countsAMissingPageAsStatusAndNotAsError() {
        Endpoint missing = observed.endpoint("GET /missing");

        assertThat(missing.statuses()).isEqualTo(Map.of("404", 1L));
        assertThat(missing.errors()).isZero();
    }

    @Test
    void countsForwardsAndIncludesAsPartsOfOneRequest() {
        assertThat(observed.endpoint("GET /forward").requests()).isEqualTo(1);
        assertThat(observed.endpoint("GET /include").requests()).isEqualTo(1);
        assertThat(observed.endpoint("GET /exact").requests()).isEqualTo(1);
        assertThat(observed.endpoint("GET *.do").requests()).isEqualTo(1);
    }

    @Test
    void countsAnAsynchronousRequestOnce() {
        assertThat(observed.endpoint("GET /async").requests()).isEqualTo(1);
        assertThat(observed.endpoint("GET /async").statuses()).isEqualTo(Map.of("200", 1L));
    }

    @Test
    void countsEveryRequestOnce() {
        assertThat(observed.dump().endpoints().stream()
                        .filter(endpoint -> endpoint.kind().equals(Endpoint.HTTP))
                        .mapToLong(Endpoint::requests)
                        .sum())
                .isEqualTo(23);
    }

    @Test
    void measuresBytesOut() {
        Endpoint items = observed.endpoint("GET /api/*");

        assertThat(items.bytesOutRequests()).isEqualTo(10);
        assertThat(items.bytesOut()).isEqualTo(bytesOfItems);
    }

    @Test
    void measuresCpuTimeAndAllocatedBytes() {
        for (Endpoint endpoint : List.of(observed.endpoint("GET /api/*"), observed.endpoint("GET /exact"))) {
            assertThat(endpoint.cpuRequests()).as(endpoint.id()).isEqualTo(endpoint.requests());
            assertThat(endpoint.cpuNanos()).as(endpoint.id()).isPositive();
            assertThat(endpoint.allocatedRequests()).as(endpoint.id()).isEqualTo(endpoint.requests());
        }
        assertThat(observed.endpoint("GET /exact").allocatedBytes()).isGreaterThan(ServletApp.ALLOCATED);
        assertThat(observed.endpoint("GET /missing").allocatedBytes()).isLessThan(ServletApp.ALLOCATED);
    }

    @Test
    void countsTheQueriesOfEachEndpoint() {
        assertThat(observed.endpoint("GET /api/*").queries()).isEqualTo(10);
        assertThat(observed.endpoint("GET /api/*").maxQueries()).isEqualTo(1);
        assertThat(observed.endpoint("GET /exact").queries()).isZero();
        assertThat(observed.pool("items").waiting().count()).isGreaterThanOrEqualTo(10);
    }

    @Test
    void splitsTheTimeOfRequestsWithoutRemainder() {
        assertThat(observed.dump().endpoints()).allSatisfy(endpoint -> {
            TimeSplit time = endpoint.time();
            assertThat(time.execute()
                            + time.fetch()
                            + time.pool()
                            + time.inference()
                            + time.cpu()
                            + time.gc()
                            + time.blocked()
                            + time.unknown())
                    .isEqualTo(time.total());
            assertThat(time.total()).isEqualTo(endpoint.duration().total());
        });
    }

    @Test
    void saysWhatItIs() {
        assertThat(observed.dump().instances()).singleElement().satisfies(instance -> {
            assertThat(instance.service()).isEqualTo("servlets");
            assertThat(instance.pid()).isPositive();
        });
        assertThat(observed.dump().agent().configuration()).containsEntry("service.name", "servlets");
        assertThat(observed.dump().agent().instrumented())
                .extracting(AgentAccount.Instrumented::instrumentation)
                .contains("servlet", "tomcat", "jdbc", "hikari");
        assertThat(observed.dump().agent().skipped()).isEmpty();
        assertThat(dumps).isDirectory();
    }
}
