package io.pitot.agent.instrumentation.vertx;

import io.pitot.agent.instrumentation.LibraryInstrumentation;

/** What instrumentations of Vert.x's core have in common. */
abstract class VertxInstrumentation extends LibraryInstrumentation {

    private static final String ADVICE = VertxInstrumentation.class.getPackageName() + ".";

    @Override
    public String name() {
        return "vertx";
    }

    static String advice(String name) {
        return ADVICE + name;
    }
}
