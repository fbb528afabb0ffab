package io.pitot.agent.instrumentation.caffeine;

/** Caffeine 2.6. */
class Caffeine26Test extends CaffeineContract {

    Caffeine26Test() {
        super("caffeine2.6");
    }
}
