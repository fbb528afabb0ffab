package io.pitot.agent.instrumentation.tomcat;

import io.pitot.agent.instrumentation.IsolatedApplication;
import java.util.List;

/** Servlet 4 under the name {@code javax.servlet}. */
class Tomcat9Test extends TomcatContract {

    @Override
    protected Object start(String contextPath, boolean errorPages) throws Exception {
        return IsolatedApplication.of(List.of("tomcat9"), "javax.servlet")
                .make(
                        "com.acme.web.TomcatServer",
                        new Class<?>[] {String.class, boolean.class},
                        contextPath,
                        errorPages);
    }
}
