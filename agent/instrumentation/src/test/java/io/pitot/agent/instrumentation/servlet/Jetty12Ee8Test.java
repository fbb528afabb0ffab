package io.pitot.agent.instrumentation.servlet;

/** Servlet 4 under the name {@code javax.servlet}. */
class Jetty12Ee8Test extends IsolatedContainer {

    Jetty12Ee8Test() {
        super("com.acme.web.JettyServer", "jetty12ee8", "javax.servlet");
    }

    @Override
    protected boolean upgrades() {
        return false;
    }
}
