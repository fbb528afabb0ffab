package io.pitot.agent.instrumentation.javalin;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.EndpointName;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.instrumentation.Event;
import io.pitot.agent.instrumentation.Events;
import io.pitot.agent.instrumentation.HttpApplication;
import io.pitot.agent.instrumentation.IsolatedApplication;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What Javalin tells of requests, by the application {@code com.acme.web.javalin}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JavalinTest {

    @RegisterExtension
    final Events events = new Events();

    private HttpApplication application;

    @BeforeAll
    void start() throws Exception {
        application = new HttpApplication(
                IsolatedApplication.of("javalin6", "jetty11")
                        .make("com.acme.web.javalin.JavalinServer", new Class<?>[0]),
                "");
    }

    @AfterAll
    void stop() throws Exception {
        application.stop();
    }

    @Test
    void endpointIsTheRouteAlthoughOthersRunBeforeAndAfterIt() throws Exception {
        assertAnswers("GET", "/owners/4711", 200, "/owners/{ownerId}");
        assertAnswers("POST", "/owners/4711", 200, "/owners/{ownerId}");
        assertAnswers("GET", "/files/a/b/c", 200, "/files/<name>");
    }

    @Test
    void endpointIsTheRouteWhereItIsAnsweredLater() throws Exception {
        assertAnswers("GET", "/owners/4711/later", 200, "/owners/{ownerId}/later");
    }

    @Test
    void endpointIsTheServletsMappingWhereNoRouteIsComeTo() throws Exception {
        assertAnswers("GET", "/unknown/4711", 404, "/*");
        assertAnswers("GET", "/closed/door", 401, "/*");
    }

    @Test
    void exceptionOfARouteIsItsEndpointsErrorIfTheServerIsToBlame() throws Exception {
        Event broken = assertAnswers("GET", "/owners/4711/broken", 500, "/owners/{ownerId}/broken");
        Event failing = assertAnswers("GET", "/owners/4711/failing?status=503", 503, "/owners/{ownerId}/failing");
        Event refused = assertAnswers("GET", "/owners/4711/failing?status=422", 422, "/owners/{ownerId}/failing");

        assertThat(broken.error(true)).isEqualTo("java.lang.IllegalStateException");
        assertThat(broken.site().frames().get(0).type()).isEqualTo("com.acme.web.Failure");
        assertThat(failing.error(true)).isEqualTo("java.lang.UnsupportedOperationException");
        assertThat(refused.has(EventLayout.FLAG_ERROR)).isFalse();
    }

    @Test
    void queryOfARouteCountsToItsRequest() throws Exception {
        Event request = assertAnswers("GET", "/owners/4711/queried", 200, "/owners/{ownerId}/queried");

        assertThat(events.queries()).extracting(Event::requestId).containsExactly(request.requestId());
    }

    @Test
    void hundredValuesOfAParameterAreOneEndpoint() throws Exception {
        for (int owner = 0; owner < 100; owner++) {
            application.get("/owners/" + owner);
        }
        List<Event> requests = events.awaitRequests(100);

        assertThat(requests)
                .extracting(Event::endpoint)
                .containsOnly(new EndpointName("http", "GET", "/owners/{ownerId}"));
    }

    private Event assertAnswers(String method, String path, int status, String route) throws Exception {
        events.clear();
        assertThat(application.send(method, path).statusCode()).as(path).isEqualTo(status);
        Event request = events.awaitRequests(1).get(0);
        assertThat(request.endpoint()).isEqualTo(new EndpointName("http", method, route));
        return request;
    }
}
