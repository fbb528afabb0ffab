package io.pitot.agent.instrumentation.servlet;

/** Servlet 6. */
class Undertow23Test extends IsolatedContainer {

    Undertow23Test() {
        super("com.acme.web.UndertowServer", "undertow23", "jakarta.servlet");
    }
}
