package io.pitot.agent.instrumentation.jersey;

import io.pitot.agent.instrumentation.HttpApplication;
import io.pitot.agent.instrumentation.RestContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Jersey tells besides. */
abstract class JerseyContract extends RestContract {

    private static final String CONTAINER = "org.glassfish.jersey.servlet.ServletContainer";

    JerseyContract(List<String> libraries, String servletNamespace) {
        super(CONTAINER, libraries, servletNamespace);
    }

    @Test
    void templateIsBelowThePathOfAFilter() throws Exception {
        HttpApplication asFilter =
                start(CONTAINER, true, "/*", "/rest", Map.of("jersey.config.servlet.filter.contextPath", "/rest"));
        try {
            assertAnswers(asFilter, "/rest/owners", 200, "/shop/rest/owners");
            assertAnswers(asFilter, "/rest/4711", 404, "/shop/*");
        } finally {
            asFilter.stop();
        }
    }
}
