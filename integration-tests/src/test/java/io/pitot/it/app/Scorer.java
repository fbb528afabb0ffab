package io.pitot.it.app;

/** A model of the application's own, which only the configuration makes known. */
public final class Scorer {

    /** Scores one customer. */
    public double score(int customer) {
        if (customer < 0) {
            throw new IllegalArgumentException("no such customer");
        }
        return 1.0 / (1 + customer);
    }
}
