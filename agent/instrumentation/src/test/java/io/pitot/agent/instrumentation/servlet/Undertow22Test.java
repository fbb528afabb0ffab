package io.pitot.agent.instrumentation.servlet;

/** Servlet 4 under the name {@code javax.servlet}. */
class Undertow22Test extends IsolatedContainer {

    Undertow22Test() {
        super("com.acme.web.UndertowServer", "undertow22", "javax.servlet");
    }
}
