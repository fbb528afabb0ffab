package com.acme.scoring;

/** Configured: {@code score} of every implementor is a model. */
public interface Scorer {

    /** The score of one order. */
    int score(int order);

    /** The sum of two orders' scores. */
    default int score(int order, int other) {
        return score(order) + score(other);
    }
}
