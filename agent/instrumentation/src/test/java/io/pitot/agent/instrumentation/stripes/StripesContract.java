package io.pitot.agent.instrumentation.stripes;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.instrumentation.Event;
import io.pitot.agent.instrumentation.HttpApplication;
import io.pitot.agent.instrumentation.IsolatedApplication;
import io.pitot.agent.instrumentation.RoutesContract;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What Stripes tells of requests, in any version. Each runs the application {@code com.acme.web.stripes}. */
abstract class StripesContract extends RoutesContract {

    private final String libraries;
    private HttpApplication dynamic;

    StripesContract(String libraries) {
        super("/shop");
        this.libraries = libraries;
    }

    @Override
    protected final Object start() throws Exception {
        return server(false);
    }

    private HttpApplication dynamic() throws Exception {
        if (dynamic == null) {
            dynamic = new HttpApplication(server(true), "/shop");
        }
        return dynamic;
    }

    private Object server(boolean isDynamic) throws Exception {
        return IsolatedApplication.of(List.of(libraries, "tomcat9"), "javax.servlet")
                .make("com.acme.web.stripes.StripesServer", new Class<?>[] {boolean.class}, isDynamic);
    }

    @AfterAll
    void stopTheOther() throws Exception {
        if (dynamic != null) {
            dynamic.stop();
        }
    }

    @Test
    void endpointIsTheBindingOfTheActionBeanWithItsParameters() throws Exception {
        assertAnswers("/owners/4711", 200, "/owners/{ownerId}");
        assertAnswers("/legacy/Orders.action?view=", 200, "/legacy/Orders.action");
    }

    @Test
    void eventIsAParameterOfTheBindingAndDefaultsAreNone() throws Exception {
        assertAnswers("/pets", 200, "/pets/{ownerId}/{$event}");
        assertAnswers("/pets/4711/view", 200, "/pets/{ownerId}/{$event}");
    }

    @Test
    void bindingIsTheSameWhereItIsMatchedByAFilter() throws Exception {
        assertAnswers(dynamic(), "/owners/4711", 200, "/shop/owners/{ownerId}");
    }

    @Test
    void endpointIsTheServletsMappingWhereNoActionBeanMatches() throws Exception {
        assertAnswers("/4711/unknown.action", 500, "/*.action");
        assertAnswers(dynamic(), "/4711/unknown", 404, "/shop/*");
    }

    @Test
    void exceptionOfAnActionBeanIsItsEndpointsErrorHoweverItIsMatched() throws Exception {
        Event request = assertAnswers(dynamic(), "/owners/4711/broken", 500, "/shop/owners/{ownerId}/broken");

        assertThat(request.has(EventLayout.FLAG_ERROR)).isTrue();
        assertThat(request.error(true)).isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    void queryOfAnActionBeanCountsToItsRequest() throws Exception {
        assertAnswersWithAQuery("/pets/4711/queried", "/pets/{ownerId}/{$event}");
    }

    @Test
    void thousandValuesOfAParameterAreOneEndpoint() throws Exception {
        assertOneEndpoint(application(), 1000, "/owners/", "/owners/{ownerId}");
    }
}
