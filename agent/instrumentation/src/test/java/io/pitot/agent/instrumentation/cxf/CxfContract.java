package io.pitot.agent.instrumentation.cxf;

import io.pitot.agent.instrumentation.HttpApplication;
import io.pitot.agent.instrumentation.RestContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What CXF tells besides. */
abstract class CxfContract extends RestContract {

    private static final String SERVLET = "org.apache.cxf.jaxrs.servlet.CXFNonSpringJaxrsServlet";

    CxfContract(List<String> libraries, String servletNamespace) {
        super(SERVLET, libraries, servletNamespace);
    }

    @Test
    void templateIsBelowTheAddressOfTheService() throws Exception {
        HttpApplication withAddress =
                start(SERVLET, false, "/api/*", "/api/v1", Map.of("jaxrs.application.address.ignore", "false"));
        try {
            assertAnswers(withAddress, "/api/v1/owners", 200, "/shop/api/v1/owners");
            assertAnswers(withAddress, "/api/v1/4711", 404, "/shop/api/*");
        } finally {
            withAddress.stop();
        }
    }
}
