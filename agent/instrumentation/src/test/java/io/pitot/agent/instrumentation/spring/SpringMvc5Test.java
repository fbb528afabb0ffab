package io.pitot.agent.instrumentation.spring;

import io.pitot.agent.instrumentation.IsolatedApplication;
import java.util.List;

/** Spring 5.3 on Tomcat 9: the same advice under the name {@code javax.servlet}. */
class SpringMvc5Test extends SpringMvcContract {

    @Override
    Object start(String mapping, String profile) throws Exception {
        return IsolatedApplication.of(List.of("spring5", "tomcat9"), "javax.servlet")
                .make("com.acme.web.spring.WebServer", new Class<?>[] {String.class, String.class}, mapping, profile);
    }
}
