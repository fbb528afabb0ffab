package io.pitot.agent.instrumentation.tomcat;

import io.pitot.agent.instrumentation.IsolatedApplication;
import java.util.List;

/** Servlet 6.0, the first line under the name {@code jakarta.servlet} in wide use. */
class Tomcat10Test extends TomcatContract {

    @Override
    protected Object start(String contextPath, boolean errorPages) throws Exception {
        return IsolatedApplication.of(List.of("tomcat10"), "jakarta.servlet")
                .make(
                        "com.acme.web.TomcatServer",
                        new Class<?>[] {String.class, boolean.class},
                        contextPath,
                        errorPages);
    }
}
