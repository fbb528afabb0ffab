package io.pitot.agent.instrumentation.guava;

/** Guava 16.0. */
class Guava16Test extends GuavaContract {

    Guava16Test() {
        super("guava16.0");
    }
}
