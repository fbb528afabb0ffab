package io.pitot.agent.instrumentation.caffeine;

/** Caffeine 3.0. */
class Caffeine30Test extends CaffeineContract {

    Caffeine30Test() {
        super("caffeine3.0");
    }
}
