package io.pitot.agent.instrumentation.lettuce;

/** Lettuce 5.3 by its reactive interface. */
class Lettuce53ReactiveTest extends ReactiveLettuceContract {

    Lettuce53ReactiveTest() {
        super("lettuce5.3");
    }
}
