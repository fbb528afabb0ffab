package io.pitot.agent.engine.reuse;

/** The keys that may be sampled, of all subjects together. */
final class SamplePool {

    private int free;

    SamplePool(int samples) {
        free = samples;
    }

    int free() {
        return free;
    }

    void take(int samples) {
        free -= samples;
    }

    void give(int samples) {
        free += samples;
    }
}
