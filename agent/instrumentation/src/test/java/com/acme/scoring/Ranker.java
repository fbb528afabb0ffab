package com.acme.scoring;

/** Configured: {@code rank}. */
public class Ranker {

    /** The rank of an order. */
    public int rank(int order) {
        return order;
    }

    /** Scores, which is configured for another class. */
    public int score(int order) {
        return order;
    }
}
