package io.pitot.agent.instrumentation.struts;

import io.pitot.agent.instrumentation.HttpApplication;
import io.pitot.agent.instrumentation.IsolatedApplication;
import io.pitot.agent.instrumentation.RoutesContract;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What Struts tells of requests, in any version. Each runs the application {@code com.acme.web.struts}. */
abstract class StrutsContract extends RoutesContract {

    private final List<String> libraries;
    private final String servletNamespace;
    private HttpApplication wholeNamespaces;

    StrutsContract(List<String> libraries, String servletNamespace) {
        super("/shop");
        this.libraries = libraries;
        this.servletNamespace = servletNamespace;
    }

    private HttpApplication wholeNamespaces() throws Exception {
        if (wholeNamespaces == null) {
            wholeNamespaces = new HttpApplication(server("namedVariable", true), "/shop");
        }
        return wholeNamespaces;
    }

    @AfterAll
    void stopTheOther() throws Exception {
        if (wholeNamespaces != null) {
            wholeNamespaces.stop();
        }
    }

    @Override
    protected final Object start() throws Exception {
        return server("namedVariable", false);
    }

    private Object server(String patterns, boolean isNamespaceWhole) throws Exception {
        return IsolatedApplication.of(libraries, servletNamespace)
                .make(
                        "com.acme.web.struts.StrutsServer",
                        new Class<?>[] {String.class, boolean.class},
                        patterns,
                        isNamespaceWhole);
    }

    @Test
    void endpointIsTheNameOfTheActionWithItsVariables() throws Exception {
        assertAnswers("/owners", 200, "/owners");
        assertAnswers("/owners.action", 200, "/owners");
        assertAnswers("/owners/4711", 200, "/owners/{ownerId}");
    }

    @Test
    void nameOfTheActionIsBelowItsNamespace() throws Exception {
        assertAnswers("/staff/list.action", 200, "/staff/list");
    }

    @Test
    void endpointIsTheFiltersMappingWhereNoActionMatches() throws Exception {
        assertAnswers("/4711/unknown.action", 404, "/*");
        assertAnswers("/staff/4711", 404, "/*");
    }

    @Test
    void queryOfAnActionCountsToTheActionsRequest() throws Exception {
        assertAnswersWithAQuery("/owners/4711/queried", "/owners/{ownerId}/queried");
    }

    @Test
    void thousandNamesThatAWildcardMatchesAreOneEndpoint() throws Exception {
        HttpApplication application = new HttpApplication(server("struts", false), "/shop");
        try {
            assertOneEndpoint(application, 1000, "/pets/", "/pets/*");
        } finally {
            application.stop();
        }
    }

    @Test
    void namespaceMayBeAPattern() throws Exception {
        assertAnswers(wholeNamespaces(), "/stores/4711/show", 200, "/shop/stores/{storeId}/show");
    }

    @Test
    void namespaceThatOnlyFallsBackToAnActionIsNoPartOfItsName() throws Exception {
        assertAnswers(wholeNamespaces(), "/staff/list", 200, "/shop/staff/list");
        assertAnswers(wholeNamespaces(), "/4711/about", 200, "/shop/about");
    }
}
