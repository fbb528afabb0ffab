package io.pitot.agent.instrumentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.bootstrap.Names;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToIntBiFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an HTTP client tells of its calls, held against what the server that it calls has counted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class HttpCallsContract {

    private static final int CALLS = 20;
    private static final int REQUESTS = 40;

    @RegisterExtension
    final Events events = new Events();

    private final String application;
    private final List<String> libraries;
    private final String refusal;
    private final String timeout;
    private ToIntBiFunction<String, String> calls;
    private CountingServer server;

    /**
     * @param application a subclass of {@code com.acme.web.calls.HttpCalls}
     * @param libraries the folders of its jars
     * @param refusal the class name of what a refused connection makes a call fail with
     * @param timeout the same of no answer in time
     */
    protected HttpCallsContract(String application, List<String> libraries, String refusal, String timeout) {
        this.application = application;
        this.libraries = libraries;
        this.refusal = refusal;
        this.timeout = timeout;
    }

    @BeforeAll
    @SuppressWarnings("unchecked")
    void start() throws Exception {
        calls = (ToIntBiFunction<String, String>) IsolatedApplication.of(libraries, "jakarta.servlet")
                .make("com.acme.web.calls." + application, new Class<?>[0]);
    }

    @AfterAll
    void stop() throws Exception {
        ((AutoCloseable) calls).close();
    }

    @BeforeEach
    void serve() throws Exception {
        server = new CountingServer();
    }

    @AfterEach
    void close() {
        server.close();
    }

    /** Whether the client sends a request once more whose connection was closed without an answer. */
    protected boolean triesAgain() {
        return true;
    }

    /** The application. */
    protected final ToIntBiFunction<String, String> calls() {
        return calls;
    }

    /** The service that it calls. */
    protected final CountingServer server() {
        return server;
    }

    @Test
    void everyCallIsOneEventOfItsRequest() throws Exception {
        Requests.run(() -> {
            for (int i = 0; i < CALLS; i++) {
                assertThat(call("GET", "/items/" + i + "?q=secret")).isEqualTo(200);
            }
        });

        List<Event> told = calls(CALLS);
        assertThat(told).hasSize(server.requests("items")).hasSize(CALLS);
        long request = events.awaitRequests(1).get(0).requestId();
        assertThat(told).allSatisfy(call -> {
            assertThat(route(call)).isEqualTo("GET localhost:{port}/items/{n}");
            assertThat(call.requestId()).isEqualTo(request);
            assertThat(call.aux()).isEqualTo(200);
            assertThat(call.code()).isZero();
            assertThat(call.has(EventLayout.FLAG_ERROR)).isFalse();
            assertThat(call.has(EventLayout.FLAG_RETRY)).isFalse();
            assertThat(call.count()).isEqualTo(6);
            assertThat(call.duration()).isPositive();
        });
        assertThat(told).extracting(Event::hash).doesNotHaveDuplicates();
    }

    @Test
    void callSiteIsTheApplicationsLine() throws Exception {
        Requests.run(() -> {
            for (int i = 0; i < CALLS; i++) {
                call("GET", "/items/" + i + "/" + wordOfThisTest());
            }
        });

        assertThat(calls(CALLS))
                .filteredOn(call -> call.site() != null)
                .isNotEmpty()
                .allSatisfy(call ->
                        assertThat(call.site().frames().get(0).type()).isEqualTo("com.acme.web.calls." + application));
    }

    /** Makes a route of this test's own: places are looked at where a route is new. */
    private String wordOfThisTest() {
        StringBuilder word = new StringBuilder();
        getClass()
                .getSimpleName()
                .chars()
                .map(c -> Character.isDigit(c) ? 'a' + c - '0' : Character.toLowerCase(c))
                .forEach(c -> word.append((char) c));
        return word.toString();
    }

    @Test
    void bodyIsSentOnceAndItsAnswerRead() throws Exception {
        Requests.run(() -> assertThat(call("POST", "/items/1")).isEqualTo(200));

        assertThat(server.requests("items")).isEqualTo(1);
        assertThat(route(only())).isEqualTo("POST localhost:{port}/items/{n}");
    }

    @Test
    void statusOfAnAnswerThatTellsTheClientsFaultIsNoError() throws Exception {
        Requests.run(() -> assertThat(call("GET", "/missing/1")).isEqualTo(404));

        Event call = only();
        assertThat(call.aux()).isEqualTo(404);
        assertThat(call.has(EventLayout.FLAG_ERROR)).isFalse();
        assertThat(call.code()).isZero();
    }

    @Test
    void statusOfAnAnswerThatTellsTheServersFaultIsAnErrorWithoutAnException() throws Exception {
        Requests.run(() -> assertThat(call("GET", "/broken/1")).isEqualTo(500));

        Event call = only();
        assertThat(call.aux()).isEqualTo(500);
        assertThat(call.has(EventLayout.FLAG_ERROR)).isTrue();
        assertThat(call.code()).isZero();
    }

    @Test
    void lengthThatIsNotToldBeforeIsUnknown() throws Exception {
        Requests.run(() -> assertThat(call("GET", "/parts/1")).isEqualTo(200));

        assertThat(only().count()).isEqualTo(-1);
    }

    @Test
    void redirectionsArePartOfTheCall() throws Exception {
        Requests.run(() -> assertThat(call("GET", "/moved/1")).isEqualTo(200));

        assertThat(server.requests("moved")).isEqualTo(1);
        assertThat(server.requests("items")).isEqualTo(1);
        Event call = only();
        assertThat(route(call)).isEqualTo("GET localhost:{port}/moved/{n}");
        assertThat(call.aux()).isEqualTo(200);
    }

    @Test
    void refusedConnectionIsAnErrorByItsName() throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        String url = "http://localhost:" + closed + "/items/1";
        Requests.run(
                () -> assertThatThrownBy(() -> calls.applyAsInt("GET", url)).isNotNull());

        Event call = only();
        assertThat(call.error(false)).isEqualTo(refusal);
        assertThat(call.has(EventLayout.FLAG_ERROR)).isTrue();
        assertThat(call.aux()).isZero();
        assertThat(call.count()).isEqualTo(-1);
    }

    @Test
    void timeoutIsAnErrorByItsName() throws Exception {
        Requests.run(() -> assertThatThrownBy(() -> call("GET", "/slow/1")).isNotNull());

        Event call = only();
        assertThat(call.error(false)).isEqualTo(timeout);
        assertThat(call.has(EventLayout.FLAG_ERROR)).isTrue();
        assertThat(call.aux()).isZero();
    }

    @Test
    void requestThatIsSentOnceMoreIsOneCallAndToldSo() throws Exception {
        Requests.run(() -> {
            call("GET", "/items/1");
            if (triesAgain()) {
                assertThat(call("GET", "/once/1")).isEqualTo(200);
            } else {
                assertThatThrownBy(() -> call("GET", "/once/1")).isNotNull();
            }
        });

        List<Event> told = calls(2);
        assertThat(told).hasSize(2);
        Event retried = told.get(0).start() > told.get(1).start() ? told.get(0) : told.get(1);
        assertThat(server.requests("once")).isEqualTo(triesAgain() ? 2 : 1);
        assertThat(retried.has(EventLayout.FLAG_RETRY)).isEqualTo(triesAgain());
    }

    @Test
    void callForNobodyCountsToNobody() throws Exception {
        assertThat(call("GET", "/items/1")).isEqualTo(200);

        assertThat(only().requestId()).isZero();
    }

    @Test
    void callsOfRequestsAtOnceCountToTheRequestThatMadeThem() throws Exception {
        List<CompletableFuture<?>> ended = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            int id = i;
            ended.add(CompletableFuture.runAsync(() -> callInRequest(id), task -> new Thread(task).start()));
        }
        CompletableFuture.allOf(ended.toArray(new CompletableFuture<?>[0])).join();

        List<Event> requests = events.awaitRequests(REQUESTS);
        List<Event> told = calls(3 * REQUESTS);
        assertThat(told).hasSize(3 * REQUESTS).hasSize(server.requests("items"));
        Map<Long, Integer> counts = new HashMap<>();
        told.forEach(call -> counts.merge(call.requestId(), 1, Integer::sum));
        assertThat(counts.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        requests.stream().map(Event::requestId).toList());
        assertThat(counts.values()).containsOnly(3);
    }

    private void callInRequest(int id) {
        try {
            Requests.run(() -> {
                for (int i = 0; i < 3; i++) {
                    call("GET", "/items/" + id);
                }
            });
        } catch (Exception e) {
            throw new IllegalStateException("id=" + id + ": no answer", e);
        }
    }

    /** Has the application call its service. */
    protected final int call(String method, String target) {
        return calls.applyAsInt(method, "http://" + server.authority() + target);
    }

    /** What is told of calls, once there are so many. */
    protected final List<Event> calls(int count) throws InterruptedException {
        events.await(EventKind.HTTP_CALL, count);
        return events.all(EventKind.HTTP_CALL);
    }

    /** The only one. */
    protected final Event only() throws InterruptedException {
        events.await(EventKind.HTTP_CALL, 1);
        return events.only(EventKind.HTTP_CALL);
    }

    /** Its route. */
    protected static String route(Event call) {
        return Names.ROUTES.name(call.subject());
    }
}
