package io.pitot.agent.instrumentation.servlet;

/** Servlet 6.1. */
class Jetty12Test extends IsolatedContainer {

    Jetty12Test() {
        super("com.acme.web.JettyServer", "jetty12", "jakarta.servlet");
    }
}
