package io.pitot.agent.instrumentation.lettuce;

/** Lettuce 7.7 by its reactive interface. */
class Lettuce77ReactiveTest extends ReactiveLettuceContract {

    Lettuce77ReactiveTest() {
        super("lettuce7.7");
    }
}
