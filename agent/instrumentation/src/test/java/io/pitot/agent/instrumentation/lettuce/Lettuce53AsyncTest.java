package io.pitot.agent.instrumentation.lettuce;

/** Lettuce 5.3 by its asynchronous interface. */
class Lettuce53AsyncTest extends LettuceContract {

    Lettuce53AsyncTest() {
        super("AsyncLettuceShop", "lettuce5.3");
    }
}
