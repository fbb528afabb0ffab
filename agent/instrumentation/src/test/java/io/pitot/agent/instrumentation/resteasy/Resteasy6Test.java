package io.pitot.agent.instrumentation.resteasy;

import java.util.List;

/** Jakarta REST 3. */
class Resteasy6Test extends ResteasyContract {

    Resteasy6Test() {
        super(List.of("resteasy6", "tomcat10"), "jakarta.servlet");
    }
}
