package io.pitot.agent.instrumentation.caffeine;

/** Caffeine 2.9. */
class Caffeine29Test extends CaffeineContract {

    Caffeine29Test() {
        super("caffeine2.9");
    }
}
