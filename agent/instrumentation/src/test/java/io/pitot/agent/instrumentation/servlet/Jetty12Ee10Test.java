package io.pitot.agent.instrumentation.servlet;

/** Servlet 6, on Jetty 12.0. */
class Jetty12Ee10Test extends IsolatedContainer {

    Jetty12Ee10Test() {
        super("com.acme.web.JettyServer", "jetty12ee10", "jakarta.servlet");
    }

    @Override
    protected boolean upgrades() {
        return false;
    }
}
