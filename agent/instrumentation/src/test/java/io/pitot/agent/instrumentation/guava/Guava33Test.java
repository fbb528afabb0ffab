package io.pitot.agent.instrumentation.guava;

/** Guava 33.7. */
class Guava33Test extends GuavaContract {

    Guava33Test() {
        super("guava33.7");
    }
}
