package io.pitot.sample;

/** Stands for a library's interface; a test's instrumentation wants its implementors. */
public interface Engine {

    /** Runs, and says how often. */
    int run(int times);
}
