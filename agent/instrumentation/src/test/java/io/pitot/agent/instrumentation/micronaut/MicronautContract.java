package io.pitot.agent.instrumentation.micronaut;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.CacheCounts;
import io.pitot.agent.bootstrap.CallSite;
import io.pitot.agent.bootstrap.EndpointName;
import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.instrumentation.CountedCaches;
import io.pitot.agent.instrumentation.Event;
import io.pitot.agent.instrumentation.Events;
import io.pitot.agent.instrumentation.HttpApplication;
import io.pitot.agent.instrumentation.IsolatedApplication;
import io.pitot.agent.instrumentation.ProcessedSources;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What Micronaut tells of requests to its own server and of scheduled methods, by the application in {@code src/test/micronaut}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MicronautContract {

    /** Routes of the application, and how many queries a request to each runs. */
    private static final Map<String, Integer> QUERIES = Map.of("plain", 0, "loop", 1, "blocking", 1, "later", 2);

    @RegisterExtension
    final Events events = new Events();

    private IsolatedApplication classes;
    private HttpApplication application;

    @BeforeAll
    void start() throws Exception {
        String compiled = ProcessedSources.compile("micronaut", "micronaut4");
        classes = IsolatedApplication.of("micronaut4", compiled);
        application = server(false);
    }

    @AfterAll
    void stop() throws Exception {
        application.stop();
    }

    @Test
    void endpointIsTheRoutesTemplateWithoutItsQuery() throws Exception {
        assertAnswers("GET", "/docks/4711/plain", 200, "/docks/{id}/plain");
        assertAnswers("GET", "/docks/4711/gone", 410, "/docks/{id}/gone");
        assertAnswers("GET", "/docks/search?name=4711", 200, "/docks/search");
    }

    @Test
    void endpointHasTheNamesOfTheVariablesInItsPath() throws Exception {
        assertAnswers("GET", "/docks/4711/berths/42?max=10&offset=4711", 200, "/docks/{id}/berths/{berth}");
        assertAnswers("GET", "/docks/4711/berths", 200, "/docks/{id}/berths/{berth}");
        assertAnswers("GET", "/docks/charts/north/4711", 200, "/docks/charts/{path}");
    }

    @Test
    void requestThatMatchesNoRouteIsUnmatchedAndWhatItsFilterAsksCountsToIt() throws Exception {
        Event request = assertAnswers("GET", "/unknown/4711", 404, "(unmatched)");

        assertThat(events.queries()).extracting(Event::requestId).containsExactly(request.requestId());
    }

    @Test
    void queriesCountToTheirRequestOnTheEventLoopAndOnExecutors() throws Exception {
        for (String route : QUERIES.keySet()) {
            Event request = assertAnswers("GET", "/docks/4711/" + route, 200, "/docks/{id}/" + route);

            assertThat(events.queries()).as(route).hasSize(QUERIES.get(route)).allSatisfy(query -> {
                assertThat(query.requestId()).isEqualTo(request.requestId());
                assertThat(query.start()).isBetween(request.start(), request.start() + request.duration());
            });
        }
    }

    @Test
    void queryOfARouteThatIsCalledOnceTheBodyHasBeenReadCountsToItsRequest() throws Exception {
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(uri("/docks/4711/loads"))
                                .version(HttpClient.Version.HTTP_1_1)
                                .POST(HttpRequest.BodyPublishers.ofString("x".repeat(200_000)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(response.body()).isEqualTo("200000");

        Event request = events.awaitRequests(1).get(0);
        assertThat(request.endpoint()).isEqualTo(new EndpointName("http", "POST", "/docks/{id}/loads"));
        assertThat(events.queries()).extracting(Event::requestId).containsExactly(request.requestId());
    }

    @Test
    void requestLastsUntilItsStreamHasBeenWritten() throws Exception {
        Event request = assertAnswers("GET", "/docks/4711/streamed", 200, "/docks/{id}/streamed");

        assertThat(request.has(EventLayout.FLAG_ERROR)).isFalse();
    }

    @Test
    void exceptionOfARouteIsItsEndpointsErrorIfTheServerIsToBlame() throws Exception {
        Event broken = assertAnswers("GET", "/docks/4711/broken", 500, "/docks/{id}/broken");
        Event sunk = assertAnswers("GET", "/docks/4711/sunk", 501, "/docks/{id}/sunk");
        Event closed = assertAnswers("GET", "/docks/4711/closed", 403, "/docks/{id}/closed");

        assertThat(broken.error(true)).isEqualTo("java.lang.IllegalStateException");
        assertThat(broken.site().frames().get(0).type()).isEqualTo("com.acme.web.Failure");
        assertThat(sunk.error(true)).isEqualTo("java.lang.UnsupportedOperationException");
        assertThat(closed.has(EventLayout.FLAG_ERROR)).isFalse();
    }

    @Test
    void callSitesHaveNoneOfTheClassesThatAreGeneratedAroundBeans() throws Exception {
        assertAnswers("GET", "/docks/4711/rope", 200, "/docks/{id}/rope");

        assertThat(events.queries())
                .singleElement()
                .satisfies(query -> assertThat(query.site().frames())
                        .extracting(CallSite.Frame::type)
                        .containsSubsequence("org.example.dock.Chandler", "org.example.dock.DockController")
                        .noneMatch(type -> type.contains("$")));
    }

    @Test
    void cacheIsCalledWhatTheApplicationCallsIt() throws Exception {
        CountedCaches counted = new CountedCaches();
        assertAnswers("GET", "/docks/12/rope", 200, "/docks/{id}/rope");
        assertAnswers("GET", "/docks/12/rope", 200, "/docks/{id}/rope");

        CountedCaches.Counted prices = counted.only();
        assertThat(prices.id()).isEqualTo("caffeine prices");
        assertThat(prices.get(CacheCounts.HITS)).isEqualTo(1);
        assertThat(prices.get(CacheCounts.LOADS)).isEqualTo(1);
    }

    @Test
    void simultaneousRequestsKeepTheirQueriesApart() throws Exception {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        List<CompletableFuture<HttpResponse<Void>>> answers = new ArrayList<>();
        for (int round = 0; round < 50; round++) {
            for (String route : QUERIES.keySet()) {
                HttpRequest request = HttpRequest.newBuilder(uri("/docks/" + round + "/" + route))
                        .build();
                answers.add(client.sendAsync(request, HttpResponse.BodyHandlers.discarding()));
            }
        }
        for (CompletableFuture<HttpResponse<Void>> answer : answers) {
            assertThat(answer.get().statusCode()).isEqualTo(200);
        }

        Map<Long, Integer> queries = new TreeMap<>();
        List<Event> requests = events.awaitRequests(answers.size());
        events.queries().forEach(query -> queries.merge(query.requestId(), 1, Integer::sum));
        assertThat(requests).allSatisfy(request -> {
            String route = request.endpoint().route();
            assertThat(queries.getOrDefault(request.requestId(), 0))
                    .as(route)
                    .isEqualTo(QUERIES.get(route.substring(route.lastIndexOf('/') + 1)));
        });
    }

    @Test
    void runOfAScheduledMethodIsCalledAfterIt() throws Exception {
        HttpApplication tides = server(true);
        try {
            Event ebb = awaitJob("org.example.dock.Tides.ebb");
            Event flood = awaitJob("org.example.dock.Tides.flood");

            assertThat(ebb.has(EventLayout.FLAG_ERROR)).isFalse();
            assertThat(flood.error(true)).isEqualTo("java.lang.IllegalStateException");
        } finally {
            tides.stop();
        }
    }

    private Event awaitJob(String name) throws Exception {
        EndpointName job = new EndpointName("job", "", name);
        for (int count = 1; count <= 1_000; count++) {
            events.await(EventKind.REQUEST, count);
            for (Event unit : events.all(EventKind.REQUEST)) {
                if (unit.endpoint().equals(job)) {
                    return unit;
                }
            }
        }
        throw new AssertionError("no " + name);
    }

    private HttpApplication server(boolean tides) throws Exception {
        return new HttpApplication(
                classes.make("org.example.dock.DockServer", new Class<?>[] {Boolean.class}, tides), "");
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + application.port() + path);
    }

    private Event assertAnswers(String method, String path, int status, String route) throws Exception {
        events.clear();
        assertThat(application.send(method, path).statusCode()).as(path).isEqualTo(status);
        Event request = events.awaitRequests(1).get(0);
        assertThat(request.endpoint()).isEqualTo(new EndpointName("http", method, route));
        assertThat(request.code()).isEqualTo(status);
        return request;
    }
}
