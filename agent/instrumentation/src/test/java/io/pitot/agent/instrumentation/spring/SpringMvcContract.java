package io.pitot.agent.instrumentation.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.acme.web.Failure;
import io.pitot.agent.bootstrap.EndpointName;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.instrumentation.Event;
import io.pitot.agent.instrumentation.Events;
import io.pitot.agent.instrumentation.HttpApplication;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What Spring MVC tells of requests, in any version. Each runs the application {@code com.acme.web.spring}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SpringMvcContract {

    @RegisterExtension
    final Events events = new Events();

    private HttpApplication application;
    private HttpApplication belowPath;
    private HttpApplication withDefaultHandler;

    /** Starts the application. */
    abstract Object start(String mapping, String profile) throws Exception;

    private HttpApplication application() throws Exception {
        if (application == null) {
            application = new HttpApplication(start("/", "plain"), "");
        }
        return application;
    }

    @AfterAll
    void stop() throws Exception {
        for (HttpApplication started : new HttpApplication[] {application, belowPath, withDefaultHandler}) {
            if (started != null) {
                started.stop();
            }
        }
    }

    @Test
    void endpointIsThePatternOfTheController() throws Exception {
        assertAnswers("/owners/4711", 200, "/owners/{ownerId}");
    }

    @Test
    void endpointIsThePatternOfTheRouterFunction() throws Exception {
        assertAnswers("/visits/4711", 200, "/visits/{visitId}");
    }

    @Test
    void endpointIsThePatternOfTheResourceHandler() throws Exception {
        assertAnswers("/static/style.css", 200, "/static/**");
        assertAnswers("/static/4711.css", 404, "/static/**");
    }

    @Test
    void endpointIsThePatternOfAHandlerMappedByUrl() throws Exception {
        assertAnswers("/plain/4711", 200, "/plain/{id}");
        assertAnswers("/legacy/orders", 200, "/legacy/orders");
    }

    @Test
    void endpointIsTheServletsMappingWhereNothingMatches() throws Exception {
        assertAnswers("/4711/unknown", 404, "/*");
    }

    @Test
    void pathThatSpringPassesForAPatternIsNoEndpoint() throws Exception {
        withDefaultHandler = new HttpApplication(start("/", "default-handler"), "");

        assertThat(withDefaultHandler.get("/4711").statusCode()).isEqualTo(200);

        assertThat(events.awaitRequests(1).get(0).endpoint().route()).isEqualTo("/*");
    }

    @Test
    void endpointIsThatOfTheHandlerAlthoughAnInterceptorAnswered() throws Exception {
        assertAnswers("/owners/4711?refused=yes", 401, "/owners/{ownerId}");
    }

    @Test
    void patternIsBelowThePathOfTheDispatcher() throws Exception {
        belowPath = new HttpApplication(start("/app/*", "plain"), "/app");

        belowPath.get("/owners/4711");
        belowPath.get("/static/style.css");
        belowPath.get("/4711");

        assertThat(events.awaitRequests(3))
                .extracting(event -> event.endpoint().route())
                .containsExactly("/app/owners/{ownerId}", "/app/static/**", "/app/*");
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
    void errorPageOfTheSameDispatcherDoesNotRename() throws Exception {
        Event broken = assertAnswers("/owners/4711/broken", 500, "/owners/{ownerId}/broken");
        assertAnswers("/owners/4711/absent", 404, "/owners/{ownerId}/absent");

        assertThat(broken.error(true)).isEqualTo("java.lang.IllegalStateException");
    }

    private Event assertAnswers(String path, int status, String route) throws Exception {
        events.clear();
        assertThat(application().get(path).statusCode()).as(path).isEqualTo(status);
        List<Event> requests = events.awaitRequests(1);
        assertThat(requests.get(0).endpoint()).isEqualTo(new EndpointName("http", "GET", route));
        assertThat(requests.get(0).code()).isEqualTo(status);
        return requests.get(0);
    }
}
