package io.pitot.agent.instrumentation.cxf;

import java.util.List;

/** Jakarta REST 3. */
class Cxf4Test extends CxfContract {

    Cxf4Test() {
        super(List.of("cxf4", "tomcat10"), "jakarta.servlet");
    }
}
