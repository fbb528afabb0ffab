package io.pitot.agent.instrumentation.lettuce;

/** Lettuce 6.8 by its reactive interface. */
class Lettuce68ReactiveTest extends ReactiveLettuceContract {

    Lettuce68ReactiveTest() {
        super("lettuce6.8");
    }
}
