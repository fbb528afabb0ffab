package io.pitot.agent.instrumentation.servlet;

/** Servlet 6. */
class Jetty12Ee10Test extends IsolatedContainer {

    Jetty12Ee10Test() {
        super("com.acme.web.JettyServer", "jetty12ee10", "jakarta.servlet");
    }
}
