package io.pitot.agent.instrumentation.resteasy;

import java.util.List;

/** Jakarta REST 4. */
class Resteasy7Test extends ResteasyContract {

    Resteasy7Test() {
        super(List.of("resteasy7", "tomcat10"), "jakarta.servlet");
    }
}
