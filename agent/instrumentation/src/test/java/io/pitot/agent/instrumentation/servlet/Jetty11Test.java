package io.pitot.agent.instrumentation.servlet;

/** Servlet 5. */
class Jetty11Test extends IsolatedContainer {

    Jetty11Test() {
        super("com.acme.web.JettyServer", "jetty11", "jakarta.servlet");
    }

    @Override
    protected boolean upgrades() {
        return false;
    }
}
