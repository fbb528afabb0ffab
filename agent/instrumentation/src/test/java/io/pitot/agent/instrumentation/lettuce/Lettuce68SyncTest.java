package io.pitot.agent.instrumentation.lettuce;

/** Lettuce 6.8 by its synchronous interface. */
class Lettuce68SyncTest extends LettuceContract {

    Lettuce68SyncTest() {
        super("LettuceShop", "lettuce6.8");
    }
}
