package io.pitot.agent.instrumentation.servlet;

/** Asynchronous requests of servlets from version 5 on. */
public final class JakartaAsyncInstrumentation extends AsyncInstrumentation {

    /** For the service loader. */
    public JakartaAsyncInstrumentation() {
        super("jakarta.servlet");
    }
}
