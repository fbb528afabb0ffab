package io.pitot.agent.instrumentation.servlet;

/** Asynchronous requests of servlets up to version 4. */
public final class JavaxAsyncInstrumentation extends AsyncInstrumentation {

    /** For the service loader. */
    public JavaxAsyncInstrumentation() {
        super("javax.servlet");
    }
}
