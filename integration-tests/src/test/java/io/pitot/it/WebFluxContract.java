package io.pitot.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.CallSite;
import io.pitot.dump.Endpoint;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.ForkedJvm;
import io.pitot.it.harness.Observation;
import io.pitot.it.harness.Observed;
import io.pitot.it.harness.Packaged;
import io.pitot.it.harness.SourceLine;
import io.pitot.it.harness.Web;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the agent must say of an application of Spring WebFlux that is started from its runnable jar, beside what its client
 * and itself have counted. One run serves all tests.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class WebFluxContract {

    private static final int TIMES = 18;
    private static final String POST = "POST /ships/{id}";
    private static final String NOBODY = "nobody";

    /** Paths of the application, and the endpoint and status that each leads to. */
    private static final Map<String, Map.Entry<String, Integer>> PATHS = Map.ofEntries(
            path("/ships/4711", "GET /ships/{id}", 200),
            path("/ships/2/blocking", "GET /ships/{id}/blocking", 200),
            path("/ships/2/subscribed", "GET /ships/{id}/subscribed", 200),
            path("/ships/2/published", "GET /ships/{id}/published", 200),
            path("/ships/2/twice", "GET /ships/{id}/twice", 200),
            path("/ships/2/delayed", "GET /ships/{id}/delayed", 200),
            path("/ships/2/streamed", "GET /ships/{id}/streamed", 200),
            path("/ships/2/asked", "GET /ships/{id}/asked", 200),
            path("/ships/2/asked-twice", "GET /ships/{id}/asked-twice", 200),
            path("/ships/2/refused", "GET /ships/{id}/refused", 200),
            path("/ships/2/failing", "GET /ships/{id}/failing", 500),
            path("/ships/2/handled", "GET /ships/{id}/handled", 503),
            path("/ships/2/missing", "GET /ships/{id}/missing", 404),
            path("/routes/2", "GET /routes/{id}", 200),
            path("/nothing/4711", "GET /**", 404));

    private final String line;
    private final Map<String, Long> ledger = new TreeMap<>();
    private Observation observed;

    /** @param line which line of Spring Boot */
    protected WebFluxContract(String line) {
        this.line = line;
    }

    private static Map.Entry<String, Map.Entry<String, Integer>> path(String path, String endpoint, int status) {
        return Map.entry(path, Map.entry(endpoint, status));
    }

    @BeforeAll
    void run(@TempDir Path folder) throws IOException {
        Observed harbour = Observed.jar(Packaged.harbour(line), folder);
        try (ForkedJvm jvm = harbour.start()) {
            String port = jvm.awaitWordAfter("READY");
            drive(new Web(port));
            assertThat(echo(port)).isEqualTo("echo hello");
            leave(port, jvm);
            assertThat(jvm.terminate().code()).isEqualTo(ForkedJvm.TERMINATED);
        }
        observed = Observation.sound(harbour.dumps());
    }

    private void drive(Web web) {
        Map<String, Integer> expected = new TreeMap<>();
        PATHS.forEach((path, answer) -> expected.put(path, answer.getValue()));
        web.expectAtOnce(expected, TIMES);
        for (int i = 0; i < TIMES; i++) {
            assertThat(web.send("POST", "/ships/3", "\"hello\"").statusCode()).isEqualTo(200);
        }
        web.get("/ledger").body().lines().forEach(this::keep);
    }

    private void keep(String told) {
        int space = told.indexOf(' ');
        ledger.put(told.substring(space + 1), Long.parseLong(told.substring(0, space)));
    }

    /** Asks for what is never answered, and goes. */
    private static void leave(String port, ForkedJvm jvm) throws IOException {
        try (Socket socket = new Socket("localhost", Integer.parseInt(port))) {
            String request = "GET /ships/2/never HTTP/1.1\r\nHost: localhost\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(jvm.awaitWordAfter("awaited:")).isEqualTo("2");
        }
        assertThat(jvm.awaitWordAfter("left:")).isEqualTo("2");
    }

    private static String echo(String port) {
        CompletableFuture<String> echo = new CompletableFuture<>();
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://localhost:" + port + "/socket"), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean isLast) {
                        echo.complete(data.toString());
                        return CompletableFuture.completedStage(null);
                    }
                })
                .join();
        socket.sendText("hello", true).join();
        String answer = echo.join();
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        return answer;
    }

    @Test
    void everyRequestThatTheClientSentIsOneOfItsEndpointWithItsStatus() {
        Map<String, Map<String, Long>> sent = new TreeMap<>();
        PATHS.values()
                .forEach(expected ->
                        sent.put(expected.getKey(), Map.of(String.valueOf(expected.getValue()), (long) TIMES)));
        sent.put(POST, Map.of("200", (long) TIMES));
        sent.put("GET /ledger", Map.of("200", 1L));
        sent.put("GET /socket", Map.of("101", 1L));
        sent.put("GET /ships/{id}/never", Map.of());
        assertThat(observed.statuses()).isEqualTo(sent);
    }

    @Test
    void queriesOfEachEndpointAreThoseThatTheApplicationCounted() {
        Map<String, Long> counted = new TreeMap<>(ledger);
        counted.remove(NOBODY);
        Map<String, Long> seen = new TreeMap<>();
        for (Endpoint endpoint : observed.dump().endpoints()) {
            if (endpoint.kind().equals(Endpoint.HTTP) && endpoint.queries() > 0) {
                seen.put(endpoint.id(), endpoint.queries());
            }
        }

        assertThat(seen).isEqualTo(counted).hasSize(13);
    }

    @Test
    void whatReactorsSchedulersDoByThemselvesIsNoUnitOfWork() {
        assertThat(ledger.get(NOBODY)).isEqualTo(4);
        assertThat(observed.endpoint(Endpoint.NO_REQUEST).queries()).isEqualTo(4);
        assertThat(observed.dump().endpoints())
                .extracting(Endpoint::kind)
                .containsOnly(Endpoint.HTTP, Endpoint.MAIN, "");
    }

    @Test
    void requestWhoseClientLeavesIsOneWithoutStatus() {
        assertThat(observed.endpoint("GET /ships/{id}/never").requests()).isEqualTo(1);
    }

    @Test
    void exceptionsAreKnownWhoeverHandlesThem() {
        Map<String, Map<String, Long>> seen = new TreeMap<>();
        for (Endpoint endpoint : observed.dump().endpoints()) {
            if (endpoint.id().startsWith("GET /ships/")
                    && !endpoint.exceptions().isEmpty()) {
                seen.put(endpoint.id(), endpoint.exceptions());
            }
        }

        assertThat(seen)
                .isEqualTo(Map.of(
                        "GET /ships/{id}/failing",
                        Map.of("java.lang.IllegalStateException", (long) TIMES),
                        "GET /ships/{id}/handled",
                        Map.of("java.lang.UnsupportedOperationException", (long) TIMES)));
    }

    @Test
    void queriesHaveTheApplicationsLine() {
        Path source = ClassPath.module().resolve("spring-boot/src/webflux/java/io/pitot/harbour/Ships.java");

        assertThat(observed.dump().callSites())
                .extracting(site -> site.frames().get(0))
                .contains(new CallSite.Frame(
                        "io.pitot.harbour.Ships", "name", "Ships.java", SourceLine.of(source, "// here: query")));
    }

    @Test
    void nothingIsLeftUnwoven() {
        assertThat(observed.dump().agent().skipped()).isEmpty();
    }
}
