package io.pitot.agent.instrumentation.caffeine;

/** Caffeine 3.3. */
class Caffeine33Test extends CaffeineContract {

    Caffeine33Test() {
        super("caffeine3.3");
    }
}
