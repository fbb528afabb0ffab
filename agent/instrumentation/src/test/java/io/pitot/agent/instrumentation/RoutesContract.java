package io.pitot.agent.instrumentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.acme.web.Failure;
import com.acme.web.Ledger;
import io.pitot.agent.bootstrap.EndpointName;
import io.pitot.agent.bootstrap.EventLayout;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a web framework tells of requests, whichever it is. Its application has resources of owners, and an error page. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class RoutesContract {

    /** The events of each test. */
    @RegisterExtension
    protected final Events events = new Events();

    private final String base;
    private HttpApplication application;

    /**
     * For subclasses.
     *
     * @param base the path that the application's templates are relative to
     */
    protected RoutesContract(String base) {
        this.base = base;
    }

    /** Starts the application. */
    protected abstract Object start() throws Exception;

    /** The application, started once. */
    protected final HttpApplication application() throws Exception {
        if (application == null) {
            application = new HttpApplication(start(), base);
        }
        return application;
    }

    @AfterAll
    void stop() throws Exception {
        if (application != null) {
            application.stop();
        }
    }

    @Test
    void endpointIsThatOfTheHandlerAlthoughAFilterAnswered() throws Exception {
        assertAnswers("/owners/4711/absent?refused=yes", 401, "/owners/{ownerId}/absent");
    }

    @Test
    void handledExceptionIsKnownIfItWasAServerError() throws Exception {
        int line = catchThrowable(Failure::fail).getStackTrace()[0].getLineNumber();

        Event request = assertAnswers("/owners/4711/failing?status=500", 500, "/owners/{ownerId}/failing");

        assertThat(request.has(EventLayout.FLAG_ERROR)).isTrue();
        assertThat(request.error(true)).isEqualTo("java.lang.IllegalStateException");
        assertThat(request.site().frames().get(0).type()).isEqualTo("com.acme.web.Failure");
        assertThat(request.site().frames().get(0).line()).isEqualTo(line);
        assertThat(request.site().frames().get(1).method()).isEqualTo("failing");
    }

    @Test
    void handledExceptionIsNoErrorIfTheClientWasAnsweredOtherwise() throws Exception {
        Event request = assertAnswers("/owners/4711/failing?status=404", 404, "/owners/{ownerId}/failing");

        assertThat(request.has(EventLayout.FLAG_ERROR)).isFalse();
        assertThat(request.error(true)).isNull();
    }

    @Test
    void errorPageOfTheSameApplicationDoesNotRename() throws Exception {
        Event broken = assertAnswers("/owners/4711/broken", 500, "/owners/{ownerId}/broken");
        assertAnswers("/owners/4711/absent", 404, "/owners/{ownerId}/absent");

        assertThat(broken.error(true)).isEqualTo("java.lang.IllegalStateException");
    }

    /** Sends a request and compares its endpoint, given without the base. */
    protected final Event assertAnswers(String path, int status, String route) throws Exception {
        return assertAnswers(application(), path, status, base + route);
    }

    /** The same of an application of the caller's. */
    protected final Event assertAnswers(HttpApplication asked, String path, int status, String route) throws Exception {
        events.clear();
        assertThat(asked.get(path).statusCode()).as(path).isEqualTo(status);
        Event request = events.awaitRequests(1).get(0);
        assertThat(request.endpoint()).isEqualTo(new EndpointName("http", "GET", route));
        assertThat(request.code()).isEqualTo(status);
        return request;
    }

    /** Sends a request whose handler asks the application's {@link Ledger}, and compares the only query's request. */
    protected final void assertAnswersWithAQuery(String path, String route) throws Exception {
        Event request = assertAnswers(path, 200, route);
        assertThat(events.queries()).extracting(Event::query).containsExactly("SELECT ? AS ledger");
        assertThat(events.queries()).extracting(Event::requestId).containsExactly(request.requestId());
    }

    /** Sends requests of so many URLs in one folder, and compares the only endpoint; all is given without the base. */
    protected final void assertOneEndpoint(HttpApplication asked, int urls, String folder, String route)
            throws Exception {
        assertThat(HttpPipeline.statusLines(asked.port(), urls, i -> base + folder + i))
                .isEqualTo(Map.of("HTTP/1.1 200 ", urls));
        assertThat(events.awaitRequests(urls))
                .extracting(Event::endpoint)
                .containsOnly(new EndpointName("http", "GET", base + route));
    }
}
