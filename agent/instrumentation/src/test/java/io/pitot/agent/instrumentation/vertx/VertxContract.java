package io.pitot.agent.instrumentation.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.web.vertx.VertxServer;
import io.pitot.agent.bootstrap.EndpointName;
import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.bootstrap.Propagation;
import io.pitot.agent.instrumentation.Event;
import io.pitot.agent.instrumentation.Events;
import io.pitot.agent.instrumentation.HttpApplication;
import io.pitot.agent.instrumentation.HttpPipeline;
import io.pitot.agent.instrumentation.IsolatedApplication;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What Vert.x tells of requests, in any version. Each runs {@code com.acme.web.vertx.VertxServer}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class VertxContract {

    /** Routes of the application, and how many queries a request to each runs. */
    private static final Map<String, Integer> QUERIES =
            Map.of("plain", 0, "blocking", 1, "ordered", 1, "both", 2, "loop", 1, "timer", 1);

    @RegisterExtension
    final Events events = new Events();

    private final List<String> libraries;
    private HttpApplication application;

    /** @param libraries the folders of its jars */
    VertxContract(List<String> libraries) {
        this.libraries = libraries;
    }

    @BeforeAll
    void start() throws Exception {
        application = new HttpApplication(
                IsolatedApplication.of(libraries, "jakarta.servlet")
                        .make("com.acme.web.vertx.VertxServer", new Class<?>[0]),
                "");
    }

    @AfterAll
    void stop() throws Exception {
        application.stop();
    }

    @Test
    void requestHasItsMethodItsRoutesPathItsStatusAndItsBytes() throws Exception {
        assertThat(application.get("/blocking/4711").body()).hasSize("blocking".length());

        Event request = only();

        assertThat(request.endpoint()).isEqualTo(new EndpointName("http", "GET", "/blocking/:id"));
        assertThat(request.code()).isEqualTo(200);
        assertThat(request.count()).isEqualTo("blocking".length());
        assertThat(request.has(EventLayout.FLAG_ERROR)).isFalse();
    }

    @Test
    void requestThatMatchesNoRouteIsUnmatched() throws Exception {
        assertThat(application.send("POST", "/unknown/4711").statusCode()).isEqualTo(404);

        Event request = only();

        assertThat(request.endpoint()).isEqualTo(new EndpointName("http", "POST", "(unmatched)"));
        assertThat(request.code()).isEqualTo(404);
    }

    @Test
    void routeOfAPrefixARegularExpressionAndASubRouterAreCalledByTheirPaths() throws Exception {
        application.get("/downloads/4711.txt");
        application.get("/numbers/4711");
        application.get("/api/pets/4711");
        application.get("/api/unknown/4711");

        assertThat(events.awaitRequests(4).stream()
                        .map(request -> request.endpoint().route()))
                .containsExactly("/downloads/*", "/numbers/\\d+", "/api/pets/:pet", "/api/*");
    }

    @Test
    void queriesCountToTheirRequestOnTheEventLoopOnWorkersAndInTimers() throws Exception {
        for (String route : QUERIES.keySet()) {
            events.clear();
            application.get("/" + route + "/4711");

            Event request = only();
            assertThat(events.queries()).as(route).hasSize(QUERIES.get(route)).allSatisfy(query -> {
                assertThat(query.requestId()).isEqualTo(request.requestId());
                assertThat(query.start()).isBetween(request.start(), request.start() + request.duration());
            });
        }
    }

    @Test
    void simultaneousRequestsKeepTheirQueriesApart() throws Exception {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        List<String> routes = new ArrayList<>();
        for (int round = 0; round < 34; round++) {
            routes.addAll(QUERIES.keySet());
        }
        assertThat(answers(client, routes)).isEqualTo(Map.of(200, routes.size()));

        assertQueriesOfEach(events.awaitRequests(routes.size()), routes);
    }

    @Test
    void whatTheHandlerDoesAfterTheEndOfTheResponseOutlivesTheRequest() throws Exception {
        application.get("/outliving/4711");

        List<Event> units = events.awaitRequests(2);

        assertThat(units.stream().map(Event::endpoint))
                .containsExactly(
                        new EndpointName("http", "GET", "/outliving/:id"),
                        new EndpointName(Propagation.AFTER, "GET", "/outliving/:id"));
        assertThat(events.only(EventKind.QUERY).requestId())
                .isEqualTo(units.get(1).requestId());
    }

    @Test
    void exceptionOfAHandlerIsKnownOnTheEventLoopAndOnAWorker() throws Exception {
        application.get("/failing/4711");
        application.get("/failing-blocked/4711");

        List<Event> requests = events.awaitRequests(2);

        assertThat(requests).allSatisfy(request -> {
            assertThat(request.code()).isEqualTo(500);
            assertThat(request.has(EventLayout.FLAG_ERROR)).isTrue();
        });
        assertThat(requests.stream().map(request -> request.error(true)))
                .containsExactly("java.lang.IllegalStateException", "java.lang.UnsupportedOperationException");
    }

    @Test
    void refusalIsNoError() throws Exception {
        application.get("/refused/4711");

        Event request = only();

        assertThat(request.code()).isEqualTo(403);
        assertThat(request.endpoint().route()).isEqualTo("/refused/:id");
        assertThat(request.has(EventLayout.FLAG_ERROR)).isFalse();
    }

    @Test
    void headHasNoBytes() throws Exception {
        application.send("HEAD", "/unknown/4711");

        assertThat(only().count()).isZero();
    }

    @Test
    void requestThatIsNotAnsweredEndsWithItsConnectionAndHasNoStatus() throws Exception {
        Socket socket = connection("/never/4711");
        awaitQuery();
        assertThat(events.all(EventKind.REQUEST)).isEmpty();
        socket.close();

        Event request = only();

        assertThat(request.endpoint().route()).isEqualTo("/never/:id");
        assertThat(request.code()).isZero();
        assertThat(events.only(EventKind.QUERY).requestId()).isEqualTo(request.requestId());
    }

    @Test
    void requestWhoseResponseIsCutShortHasTheStatusThatTheClientHasSeen() throws Exception {
        try (Socket socket = connection("/cut/4711")) {
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            assertThat(events.all(EventKind.REQUEST)).isEmpty();
        }

        assertThat(only().code()).isEqualTo(200);
    }

    @Test
    void textIsKnownNotToBeCompressedWhereTheClientTakesItCompressed() throws Exception {
        application.send("GET", "/text/4000", "Accept-Encoding", "br;q=1.0, gzip;q=0.8");
        application.send("GET", "/blocked-text/4000", "Accept-Encoding", "gzip");
        application.send("GET", "/text/4000");
        application.send("GET", "/text/4000", "Accept-Encoding", "gzip", VertxServer.ANSWER, "Content-Encoding:gzip");
        application.send("GET", "/numbers/4711", "Accept-Encoding", "gzip");

        List<Event> requests = events.awaitRequests(5);

        assertThat(requests).allMatch(event -> event.has(EventLayout.FLAG_HEADERS));
        assertThat(requests)
                .extracting(event -> event.has(EventLayout.FLAG_UNCOMPRESSED))
                .containsExactly(true, true, false, false, false);
    }

    @Test
    void whatTheServerCompressesIsKnownToBe() throws Exception {
        HttpApplication compressing = startCompressing();
        try {
            for (String path : List.of("/text/4000", "/blocked-text/4000")) {
                int received =
                        compressing.send("GET", path, "Accept-Encoding", "gzip").body().length;
                assertThat(received).isLessThan(1_000);
            }
        } finally {
            compressing.stop();
        }

        assertThat(events.awaitRequests(2))
                .allMatch(event -> event.has(EventLayout.FLAG_HEADERS))
                .noneMatch(event -> event.has(EventLayout.FLAG_UNCOMPRESSED));
    }

    @Test
    void responseIsKnownToHaveNoHeaderByWhichItsClientCouldKeepIt() throws Exception {
        application.get("/again/4000");
        application.send("GET", "/again/4000", "Cookie", "a=b");
        application.send("GET", "/again/4000", "Authorization", "Bearer x");
        application.send("GET", "/again/4000", VertxServer.ANSWER, "Set-Cookie:a=b");
        application.get("/again/4000?page=1");
        for (String header : List.of("ETag:\"1\"", "Cache-Control:no-store", "Expires:0")) {
            application.send("GET", "/again/4000", VertxServer.ANSWER, header);
        }

        List<Event> requests = events.awaitRequests(8);

        assertThat(requests)
                .extracting(event -> event.has(EventLayout.FLAG_UNVALIDATED))
                .containsExactly(true, true, true, true, false, false, false, false);
        assertThat(requests.subList(0, 4))
                .extracting(event -> event.has(EventLayout.FLAG_PERSONAL))
                .containsExactly(false, true, true, true);
    }

    /** Another server of the same version, which compresses what it sends. */
    final HttpApplication startCompressing() throws Exception {
        return new HttpApplication(
                IsolatedApplication.of(libraries, "jakarta.servlet")
                        .make("com.acme.web.vertx.VertxServer", new Class<?>[] {boolean.class}, true),
                "");
    }

    /** To be called where requests of one pipeline are told apart. */
    final void assertPipelineKeepsQueriesApart() throws Exception {
        List<String> routes = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            routes.add(List.copyOf(new TreeMap<>(QUERIES).keySet()).get(i % QUERIES.size()));
        }
        Map<String, Integer> answers =
                HttpPipeline.statusLines(application.port(), routes.size(), i -> "/" + routes.get(i) + "/" + i);

        assertThat(answers).isEqualTo(Map.of("HTTP/1.1 200 OK", routes.size()));
        List<Event> requests = events.awaitRequests(routes.size());
        assertQueriesOfEach(requests, routes);
        assertThat(requests.stream().map(VertxContract::route)).containsExactlyElementsOf(routes);
    }

    /** All of them at once; how many were answered with each status. */
    final Map<Integer, Integer> answers(HttpClient client, List<String> routes) {
        ConcurrentMap<Integer, Integer> answers = new ConcurrentHashMap<>();
        List<CompletableFuture<?>> sent = new ArrayList<>();
        for (String route : routes) {
            URI uri = URI.create("http://localhost:" + application.port() + "/" + route + "/4711");
            sent.add(client.sendAsync(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray())
                    .thenAccept(response -> answers.merge(response.statusCode(), 1, Integer::sum)));
        }
        CompletableFuture.allOf(sent.toArray(new CompletableFuture<?>[0])).join();
        return answers;
    }

    /** Each request has the queries of its own route, and there is no other query. */
    final void assertQueriesOfEach(List<Event> requests, List<String> routes) {
        Map<Long, String> known = new TreeMap<>();
        requests.forEach(request -> known.put(request.requestId(), route(request)));
        assertThat(known.values()).containsExactlyInAnyOrderElementsOf(routes);
        Map<Long, Integer> queries = new TreeMap<>();
        for (Event query : events.queries()) {
            assertThat(query.query()).endsWith(" AS " + known.get(query.requestId()));
            queries.merge(query.requestId(), 1, Integer::sum);
        }
        known.forEach(
                (id, route) -> assertThat(queries.getOrDefault(id, 0)).as(route).isEqualTo(QUERIES.get(route)));
    }

    final HttpApplication application() {
        return application;
    }

    private static String route(Event request) {
        String path = request.endpoint().route();
        return path.substring(1, path.indexOf('/', 1));
    }

    private Socket connection(String path) throws IOException {
        Socket socket = new Socket("localhost", application.port());
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private void awaitQuery() throws InterruptedException {
        while (events.queries().isEmpty()) {
            Thread.sleep(1);
        }
    }

    private Event only() throws InterruptedException {
        return events.awaitRequests(1).get(0);
    }
}
