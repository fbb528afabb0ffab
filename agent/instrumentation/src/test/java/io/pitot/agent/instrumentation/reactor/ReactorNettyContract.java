package io.pitot.agent.instrumentation.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.web.reactor.ReactorServer;
import io.pitot.agent.instrumentation.Event;
import io.pitot.agent.instrumentation.Events;
import io.pitot.agent.instrumentation.HttpApplication;
import io.pitot.agent.instrumentation.IsolatedApplication;
import io.pitot.agent.instrumentation.QueriesInPairs;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Which request is known when an answer comes, in any version of Reactor Netty and Reactor. Each runs {@link ReactorServer},
 * whose server and client share one event loop. The JDK's executors are not woven here: what goes to other threads by
 * itself is left to the integration tests.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ReactorNettyContract {

    private static final List<String> ROUTES = List.of(
            "mapped",
            "published",
            "twice",
            "collected",
            "response",
            "late_body",
            "posted",
            "redirected",
            "cut",
            "refused",
            "created",
            "created_empty",
            "created_failing",
            "created_flux",
            "pushed_latest",
            "pushed_dropping",
            "flat_mapped",
            "flat_mapped_many",
            "mono_published",
            "then",
            "many_flat_mapped",
            "many_concat_mapped",
            "many_concat_mapped_delayed",
            "many_concat_mapped_singly",
            "many_published");

    /** Of each route, all at once. */
    private static final int TIMES = 8;

    @RegisterExtension
    final Events events = new Events();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> libraries;
    private Object server;
    private HttpApplication application;

    /** @param libraries the folders of its jars */
    ReactorNettyContract(List<String> libraries) {
        this.libraries = libraries;
    }

    @BeforeAll
    void start() throws Exception {
        server = IsolatedApplication.of(libraries, "jakarta.servlet")
                .make("com.acme.web.reactor.ReactorServer", new Class<?>[0]);
        application = new HttpApplication(server, "");
    }

    @AfterAll
    void stop() throws Exception {
        application.stop();
    }

    @Test
    void queriesAfterAnAnswerCountToTheRequestThatWaitedForIt() throws Exception {
        Set<String> names = sendAllAtOnce();

        List<Event> requests = events.awaitRequests(names.size());
        assertThat(requests).extracting(Event::code).containsOnly(200);
        assertThat(QueriesInPairs.of(events.queries(), requests)).isEqualTo(names);
    }

    @Test
    void whatIsAskedForNobodyCountsToNobodyAlthoughRequestsUseTheSameConnections() throws Exception {
        CompletableFuture<Void> forNobody =
                CompletableFuture.runAsync((Runnable) server, task -> new Thread(task).start());
        Set<String> names = sendAllAtOnce();
        forNobody.join();

        List<Event> requests = events.awaitRequests(names.size());
        List<Event> ofNobody = QueriesInPairs.named("nobody", events.queries());
        assertThat(ofNobody).hasSize(ReactorServer.FOR_NOBODY);
        assertThat(ofNobody).extracting(Event::requestId).containsOnly(0L);
        List<Event> others = new ArrayList<>(events.queries());
        others.removeIf(query -> query.requestId() == 0);
        assertThat(QueriesInPairs.of(others, requests)).isEqualTo(names);
    }

    /** What each request calls its queries. */
    private Set<String> sendAllAtOnce() {
        Set<String> names = new TreeSet<>();
        List<CompletableFuture<?>> sent = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            for (String route : ROUTES) {
                names.add(route + "_" + i);
                URI uri = URI.create("http://localhost:" + application.port() + "/" + route + "/" + i);
                sent.add(client.sendAsync(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding()));
            }
        }
        CompletableFuture.allOf(sent.toArray(new CompletableFuture<?>[0])).join();
        return names;
    }
}
