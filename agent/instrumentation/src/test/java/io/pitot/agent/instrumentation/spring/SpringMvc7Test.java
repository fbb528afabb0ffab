package io.pitot.agent.instrumentation.spring;

import com.acme.web.spring.WebServer;

/** Spring 7 on Tomcat 11. */
class SpringMvc7Test extends SpringMvcContract {

    @Override
    Object start(String mapping, String profile) throws Exception {
        return new WebServer(mapping, profile);
    }
}
