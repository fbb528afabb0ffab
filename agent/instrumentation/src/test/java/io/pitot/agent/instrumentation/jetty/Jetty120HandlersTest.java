package io.pitot.agent.instrumentation.jetty;

import io.pitot.agent.instrumentation.HandlersContract;

class Jetty120HandlersTest extends HandlersContract {

    Jetty120HandlersTest() {
        super("com.acme.web.JettyHandlers", "jetty12ee10");
    }

    @Override
    protected boolean knowsBytesOfErrors() {
        return false;
    }
}
