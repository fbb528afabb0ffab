package io.pitot.agent.instrumentation.servlet;

/** Servlets up to version 4. */
public final class JavaxServletInstrumentation extends ServletInstrumentation {

    /** For the service loader. */
    public JavaxServletInstrumentation() {
        super("javax.servlet");
    }
}
