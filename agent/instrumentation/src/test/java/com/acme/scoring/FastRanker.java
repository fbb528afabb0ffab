package com.acme.scoring;

/** A subclass that calls what it overrides. */
public class FastRanker extends Ranker {

    @Override
    public int rank(int order) {
        return super.rank(order);
    }
}
