package com.acme.scoring;

/** An implementor, two of whose overloads call each other. */
public class TreeScorer implements Scorer {

    @Override
    public int score(int order) {
        if (order < 0) {
            throw new IllegalArgumentException("on purpose");
        }
        return order;
    }

    @Override
    public int score(int order, int other) {
        return score(order) + score(other);
    }

    /** Ranks, which is configured for another class. */
    public int rank(int order) {
        return order;
    }
}
