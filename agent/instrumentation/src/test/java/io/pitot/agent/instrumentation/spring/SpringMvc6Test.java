package io.pitot.agent.instrumentation.spring;

import io.pitot.agent.instrumentation.IsolatedApplication;
import java.util.List;

/** Spring 6 on Tomcat 10.1. */
class SpringMvc6Test extends SpringMvcContract {

    @Override
    Object start(String mapping, String profile) throws Exception {
        return IsolatedApplication.of(List.of("spring6", "tomcat10"), "jakarta.servlet")
                .make("com.acme.web.spring.WebServer", new Class<?>[] {String.class, String.class}, mapping, profile);
    }
}
