package io.pitot.agent.instrumentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which request is known in the callbacks of an HTTP client that has fewer connections than there are requests. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class CallsContract {

    private static final int REQUESTS = 200;
    private static final int FOR_NOBODY = 100;

    @RegisterExtension
    final Events events = new Events();

    private final String application;
    private final List<String> libraries;
    private Object calls;

    /**
     * @param application a subclass of {@code com.acme.web.calls.Calls}
     * @param libraries the folders of its jars
     */
    protected CallsContract(String application, List<String> libraries) {
        this.application = application;
        this.libraries = libraries;
    }

    @BeforeAll
    void start() throws Exception {
        calls = IsolatedApplication.of(libraries, "jakarta.servlet")
                .make("com.acme.web.calls." + application, new Class<?>[0]);
    }

    @AfterAll
    void stop() throws Exception {
        ((AutoCloseable) calls).close();
    }

    @Test
    void queriesInCallbacksCountToTheRequestThatMadeTheCall() throws Exception {
        Set<String> names = callInRequests("answered");

        List<Event> requests = events.awaitRequests(REQUESTS);
        assertThat(QueriesInPairs.of(events.queries(), requests)).isEqualTo(names);
    }

    @Test
    void queriesInCallbacksOfFailedCallsCountToTheRequestThatMadeTheCall() throws Exception {
        Set<String> names = callInRequests("refused");

        List<Event> requests = events.awaitRequests(REQUESTS);
        assertThat(QueriesInPairs.of(events.queries(), requests)).isEqualTo(names);
    }

    @Test
    void callsForNobodyCountToNobodyAlthoughRequestsUseTheSameConnections() throws Exception {
        List<CompletableFuture<?>> forNobody = new ArrayList<>();
        for (int i = 0; i < FOR_NOBODY; i++) {
            forNobody.add(call("nobody"));
        }
        Set<String> names = callInRequests("answered");
        CompletableFuture.allOf(forNobody.toArray(new CompletableFuture<?>[0])).join();

        List<Event> requests = events.awaitRequests(REQUESTS);
        List<Event> queries = new ArrayList<>(events.queries());
        List<Event> ofNobody = QueriesInPairs.named("nobody", queries);
        assertThat(ofNobody).hasSize(2 * FOR_NOBODY);
        assertThat(ofNobody).extracting(Event::requestId).containsOnly(0L);
        queries.removeAll(ofNobody);
        assertThat(QueriesInPairs.of(queries, requests)).isEqualTo(names);
    }

    /** All at once; each request waits for its answer. What each calls its queries. */
    private Set<String> callInRequests(String kind) {
        Set<String> names = new TreeSet<>();
        List<CompletableFuture<?>> ended = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            String name = kind + "_" + i;
            names.add(name);
            ended.add(CompletableFuture.runAsync(() -> callInRequest(name), task -> new Thread(task).start()));
        }
        CompletableFuture.allOf(ended.toArray(new CompletableFuture<?>[0])).join();
        return names;
    }

    private void callInRequest(String name) {
        try {
            Requests.run(() -> call(name).join());
        } catch (Exception e) {
            throw new IllegalStateException("name=" + name + ": no answer", e);
        }
    }

    @SuppressWarnings("unchecked")
    private CompletableFuture<String> call(String name) {
        return ((Function<String, CompletableFuture<String>>) calls).apply(name);
    }
}
