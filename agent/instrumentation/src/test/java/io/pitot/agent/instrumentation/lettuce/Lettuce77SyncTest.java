package io.pitot.agent.instrumentation.lettuce;

/** Lettuce 7.7 by its synchronous interface. */
class Lettuce77SyncTest extends LettuceContract {

    Lettuce77SyncTest() {
        super("LettuceShop", "lettuce7.7");
    }
}
