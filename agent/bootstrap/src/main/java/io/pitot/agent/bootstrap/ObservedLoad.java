package io.pitot.agent.bootstrap;

/** Woven into models whose name is known only when they are called: how long they took to load, until that is told. */
public interface ObservedLoad {

    /** Nanoseconds; 0 where it was not loaded, or has been told. */
    long pitot$loadNanos();

    /** Keeps them. */
    void pitot$loadNanos(long nanos);
}
