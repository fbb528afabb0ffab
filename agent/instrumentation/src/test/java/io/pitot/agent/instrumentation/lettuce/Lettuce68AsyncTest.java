package io.pitot.agent.instrumentation.lettuce;

/** Lettuce 6.8 by its asynchronous interface. */
class Lettuce68AsyncTest extends LettuceContract {

    Lettuce68AsyncTest() {
        super("AsyncLettuceShop", "lettuce6.8");
    }
}
