package io.pitot.agent.instrumentation.executors;

import io.pitot.agent.instrumentation.LibraryInstrumentation;

/** What instrumentations of executors have in common. */
abstract class ExecutorsInstrumentation extends LibraryInstrumentation {

    static final String JDK = "java.util.concurrent.";

    private static final String ADVICE = ExecutorsInstrumentation.class.getPackageName() + ".";

    @Override
    public String name() {
        return "executors";
    }

    static String advice(String name) {
        return ADVICE + name;
    }
}
