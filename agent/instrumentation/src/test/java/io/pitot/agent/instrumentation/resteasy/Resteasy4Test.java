package io.pitot.agent.instrumentation.resteasy;

import java.util.List;

/** JAX-RS 2 under the name {@code javax.ws.rs}. */
class Resteasy4Test extends ResteasyContract {

    Resteasy4Test() {
        super(List.of("resteasy4", "tomcat9"), "javax.servlet");
    }
}
