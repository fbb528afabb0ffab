package io.pitot.agent.instrumentation.resteasy;

import io.pitot.agent.instrumentation.HttpApplication;
import io.pitot.agent.instrumentation.RestContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What RESTEasy tells besides. */
abstract class ResteasyContract extends RestContract {

    private static final String SERVLET = "org.jboss.resteasy.plugins.server.servlet.HttpServletDispatcher";
    private static final String FILTER = "org.jboss.resteasy.plugins.server.servlet.FilterDispatcher";
    private static final String PREFIX = "resteasy.servlet.mapping.prefix";

    ResteasyContract(List<String> libraries, String servletNamespace) {
        super(SERVLET, libraries, servletNamespace);
    }

    @Override
    protected Map<String, String> parameters() {
        return Map.of(PREFIX, "/api");
    }

    @Test
    void templateIsBelowTheContextWhereTheServletsMappingIsNotItsPrefix() throws Exception {
        HttpApplication withoutPrefix = start(SERVLET, false, "/owners/*", "/owners", Map.of());
        try {
            assertAnswers(withoutPrefix, "/owners", 200, "/shop/owners");
        } finally {
            withoutPrefix.stop();
        }
    }

    @Test
    void templateIsBelowThePrefixOfAFilter() throws Exception {
        HttpApplication asFilter = start(FILTER, true, "/*", "/rest", Map.of(PREFIX, "rest/"));
        try {
            assertAnswers(asFilter, "/rest/owners", 200, "/shop/rest/owners");
            assertAnswers(asFilter, "/rest/4711", 404, "/shop/*");
        } finally {
            asFilter.stop();
        }
    }
}
