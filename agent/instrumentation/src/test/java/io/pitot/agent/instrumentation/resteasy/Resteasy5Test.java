package io.pitot.agent.instrumentation.resteasy;

import java.util.List;

/** The last one under the name {@code javax.ws.rs}. */
class Resteasy5Test extends ResteasyContract {

    Resteasy5Test() {
        super(List.of("resteasy5", "tomcat9"), "javax.servlet");
    }
}
