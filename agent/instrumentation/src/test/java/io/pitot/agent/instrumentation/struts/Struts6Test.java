package io.pitot.agent.instrumentation.struts;

import java.util.List;

/** The last line for {@code javax.servlet}. */
class Struts6Test extends StrutsContract {

    Struts6Test() {
        super(List.of("struts6", "tomcat9"), "javax.servlet");
    }
}
