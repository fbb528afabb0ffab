package io.pitot.agent.instrumentation.jersey;

import java.util.List;

/** Jakarta REST 3. */
class Jersey3Test extends JerseyContract {

    Jersey3Test() {
        super(List.of("jersey3", "tomcat10"), "jakarta.servlet");
    }
}
