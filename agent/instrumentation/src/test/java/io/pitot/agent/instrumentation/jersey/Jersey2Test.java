package io.pitot.agent.instrumentation.jersey;

import java.util.List;

/** JAX-RS 2 under the name {@code javax.ws.rs}. */
class Jersey2Test extends JerseyContract {

    Jersey2Test() {
        super(List.of("jersey2", "tomcat9"), "javax.servlet");
    }
}
