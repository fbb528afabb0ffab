package io.pitot.agent.instrumentation.servlet;

/** Servlets from version 5 on. */
public final class JakartaServletInstrumentation extends ServletInstrumentation {

    /** For the service loader. */
    public JakartaServletInstrumentation() {
        super("jakarta.servlet");
    }
}
