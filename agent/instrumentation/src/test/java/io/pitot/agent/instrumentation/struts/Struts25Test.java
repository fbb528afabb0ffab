package io.pitot.agent.instrumentation.struts;

import java.util.List;

/** The first line of Struts that is observed. */
class Struts25Test extends StrutsContract {

    Struts25Test() {
        super(List.of("struts25", "tomcat9"), "javax.servlet");
    }
}
