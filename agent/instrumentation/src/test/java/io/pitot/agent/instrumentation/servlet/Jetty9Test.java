package io.pitot.agent.instrumentation.servlet;

import io.pitot.agent.instrumentation.IsolatedApplication;
import java.util.List;

/** Servlet 3.1, where a request does not know its mapping, under the name {@code javax.servlet}. */
class Jetty9Test extends ServletContract {

    @Override
    protected Object start(String contextPath, boolean errorPages) throws Exception {
        return IsolatedApplication.of(List.of("jetty9"), "javax.servlet")
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
        return false;
    }
}
