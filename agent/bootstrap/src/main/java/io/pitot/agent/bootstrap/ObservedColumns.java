package io.pitot.agent.bootstrap;

/** Woven into matrices that do not tell how many columns they were made with. */
public interface ObservedColumns {

    /** How many; 0 where that is not known. */
    int pitot$columns();

    /** Keeps how many. */
    void pitot$columns(int columns);
}
