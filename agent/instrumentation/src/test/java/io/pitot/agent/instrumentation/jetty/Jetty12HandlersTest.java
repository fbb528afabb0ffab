package io.pitot.agent.instrumentation.jetty;

import io.pitot.agent.instrumentation.HandlersContract;

class Jetty12HandlersTest extends HandlersContract {

    Jetty12HandlersTest() {
        super("com.acme.web.JettyHandlers", "jetty12");
    }
}
