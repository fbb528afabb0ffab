package io.pitot.agent.instrumentation;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.web.HandlersAnswers;
import io.pitot.agent.bootstrap.EndpointName;
import io.pitot.agent.bootstrap.EventLayout;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is known of requests that a server's own handlers answer, on whichever threads. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class HandlersContract {

    @RegisterExtension
    final Events events = new Events();

    private final String server;
    private final String libraries;
    private Object started;
    private HttpApplication application;

    /**
     * For subclasses.
     *
     * @param server the class that starts the handlers
     * @param libraries the folder of its jars
     */
    protected HandlersContract(String server, String libraries) {
        this.server = server;
        this.libraries = libraries;
    }

    @BeforeAll
    void start() throws Exception {
        WovenJvm.transformer();
        started = IsolatedApplication.of(libraries).make(server, new Class<?>[0]);
        application = new HttpApplication(started, "");
    }

    @AfterAll
    void stop() throws Exception {
        application.stop();
    }

    @Test
    void requestThatOneThreadAnswersHandsNothingOver() throws Exception {
        // Of a connection's next request another thread may do a part, which still ends the one before.
        HttpApplication newConnection = new HttpApplication(started, "");
        Event request = answered(newConnection, "/answer", 200, 5);

        assertThat(request.has(EventLayout.FLAG_WHOLE)).isTrue();
    }

    @Test
    void largeResponseLastsUntilItIsSent() throws Exception {
        answered("/large", 200, HandlersAnswers.LARGE);
    }

    @Test
    void anotherThreadMayAnswer() throws Exception {
        answered("/elsewhere", 202, 5);
    }

    @Test
    void workerMayAnswer() throws Exception {
        answered("/worker", 202, 5);
    }

    @Test
    void whatNoHandlerTakesIsNotFound() throws Exception {
        assertThat(application.get("/nothing").statusCode()).isEqualTo(404);

        assertThat(events.awaitRequests(1)).extracting(Event::code).containsExactly(404);
    }

    @Test
    void exceptionIsAServerErrorWithItsClass() throws Exception {
        HttpResponse<byte[]> response = application.get("/fail");

        Event request = events.awaitRequests(1).get(0);

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(request.code()).isEqualTo(500);
        assertThat(request.error(true)).isEqualTo("java.lang.IllegalStateException");
        assertThat(request.count()).isEqualTo(knowsBytesOfErrors() ? response.body().length : -1);
    }

    /** Whether the server tells how long the page is that it makes of an exception. */
    protected boolean knowsBytesOfErrors() {
        return true;
    }

    @Test
    void requestsOfOneConnectionAreToldApart() throws Exception {
        for (String path : new String[] {"/elsewhere", "/answer", "/nothing", "/fail", "/worker", "/answer"}) {
            application.get(path);
        }

        assertThat(events.awaitRequests(6)).extracting(Event::code).containsExactly(202, 200, 404, 500, 202, 200);
    }

    private Event answered(String path, int status, int bytes) throws Exception {
        return answered(application, path, status, bytes);
    }

    private Event answered(HttpApplication client, String path, int status, int bytes) throws Exception {
        HttpResponse<byte[]> response = client.get(path);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).hasSize(bytes);
        Event request = events.awaitRequests(1).get(0);
        assertThat(request.endpoint()).isEqualTo(new EndpointName("http", "GET", "(unmatched)"));
        assertThat(request.code()).isEqualTo(status);
        assertThat(request.count()).isEqualTo(bytes);
        return request;
    }
}
