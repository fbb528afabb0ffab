package io.pitot.agent.instrumentation.jersey;

import java.util.List;

/** Jakarta REST 4. */
class Jersey4Test extends JerseyContract {

    Jersey4Test() {
        super(List.of("jersey4", "tomcat10"), "jakarta.servlet");
    }
}
