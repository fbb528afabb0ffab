package io.pitot.agent.instrumentation.servlet;

/** Servlet 5. */
class Jetty12Ee9Test extends IsolatedContainer {

    Jetty12Ee9Test() {
        super("com.acme.web.JettyServer", "jetty12ee9", "jakarta.servlet");
    }

    @Override
    protected boolean upgrades() {
        return false;
    }
}
