package io.pitot.agent.instrumentation.cxf;

import java.util.List;

/** JAX-RS 2 under the name {@code javax.ws.rs}. */
class Cxf3Test extends CxfContract {

    Cxf3Test() {
        super(List.of("cxf3", "tomcat9"), "javax.servlet");
    }
}
