package io.pitot.agent.bootstrap;

/** Woven into what libraries make of a model's input, where the input itself can no longer be read: its hash. */
public interface ObservedInput {

    /** A hash from {@link InputHash}; {@link InputHash#UNKNOWN} until it has been set. */
    long pitot$input();

    /** Keeps the hash. */
    void pitot$input(long hash);
}
