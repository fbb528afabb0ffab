package io.pitot.agent.instrumentation.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.instrumentation.HttpApplication;
import io.pitot.agent.instrumentation.RoutesContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What Spring MVC tells of requests, in any version. Each runs the application {@code com.acme.web.spring}. */
abstract class SpringMvcContract extends RoutesContract {

    private HttpApplication belowPath;
    private HttpApplication withDefaultHandler;

    SpringMvcContract() {
        super("");
    }

    /** Starts the application. */
    abstract Object start(String mapping, String profile) throws Exception;

    @Override
    protected final Object start() throws Exception {
        return start("/", "plain");
    }

    @AfterAll
    void stopTheOthers() throws Exception {
        for (HttpApplication started : new HttpApplication[] {belowPath, withDefaultHandler}) {
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
    void patternIsBelowThePathOfTheDispatcher() throws Exception {
        belowPath = new HttpApplication(start("/app/*", "plain"), "/app");

        belowPath.get("/owners/4711");
        belowPath.get("/static/style.css");
        belowPath.get("/4711");

        assertThat(events.awaitRequests(3))
                .extracting(event -> event.endpoint().route())
                .containsExactly("/app/owners/{ownerId}", "/app/static/**", "/app/*");
    }
}
