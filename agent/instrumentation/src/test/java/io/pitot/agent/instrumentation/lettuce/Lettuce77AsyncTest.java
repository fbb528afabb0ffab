package io.pitot.agent.instrumentation.lettuce;

/** Lettuce 7.7 by its asynchronous interface. */
class Lettuce77AsyncTest extends LettuceContract {

    Lettuce77AsyncTest() {
        super("AsyncLettuceShop", "lettuce7.7");
    }
}
