package io.pitot.agent.instrumentation.servlet;

import io.pitot.agent.instrumentation.IsolatedApplication;
import java.util.List;

/** Servlet 6 on a container whose connector is not observed: the outermost filter or servlet is the request. */
class Jetty12Test extends ServletContract {

    @Override
    protected Object start(String contextPath, boolean errorPages) throws Exception {
        return IsolatedApplication.of(List.of("jetty12"), "jakarta.servlet")
                .make(
                        "com.acme.web.JettyServer",
                        new Class<?>[] {String.class, boolean.class},
                        contextPath,
                        errorPages);
    }

    @Override
    protected boolean countsBytes() {
        return false;
    }

    @Override
    protected boolean filtersKnowTheMapping() {
        return true;
    }
}
