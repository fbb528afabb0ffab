package io.pitot.agent.instrumentation.servlet;

/** Servlet 3.1, where a request does not know its mapping, under the name {@code javax.servlet}. */
class Jetty9Test extends IsolatedContainer {

    Jetty9Test() {
        super("com.acme.web.JettyServer", "jetty9", "javax.servlet");
    }

    @Override
    protected boolean filtersKnowTheMapping() {
        return false;
    }

    @Override
    protected boolean upgrades() {
        return false;
    }
}
