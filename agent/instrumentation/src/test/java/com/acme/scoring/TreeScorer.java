package com.acme.scoring;

import java.util.List;

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

    /** The score of so many features. */
    public int score(List<? extends Number> features) {
        return features.size();
    }

    /** The score of an order's text. */
    public int score(StringBuilder order) {
        return order.length();
    }

    /** The score of five orders. */
    public int score(int one, int two, int three, int four, int five) {
        return one + two + three + four + five;
    }

    /** The score of all orders. */
    public int score() {
        return 0;
    }

    /** Ranks, which is configured for another class. */
    public int rank(int order) {
        return order;
    }
}
