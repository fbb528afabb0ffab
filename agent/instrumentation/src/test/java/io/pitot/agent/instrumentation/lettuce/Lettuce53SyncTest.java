package io.pitot.agent.instrumentation.lettuce;

/** Lettuce 5.3 by its synchronous interface. */
class Lettuce53SyncTest extends LettuceContract {

    Lettuce53SyncTest() {
        super("LettuceShop", "lettuce5.3");
    }
}
