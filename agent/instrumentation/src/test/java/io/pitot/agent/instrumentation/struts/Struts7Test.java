package io.pitot.agent.instrumentation.struts;

import java.util.List;

/** XWork is no library of its own name any more. */
class Struts7Test extends StrutsContract {

    Struts7Test() {
        super(List.of("struts7", "tomcat10"), "jakarta.servlet");
    }
}
