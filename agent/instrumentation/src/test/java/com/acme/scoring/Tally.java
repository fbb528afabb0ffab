package com.acme.scoring;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Scores once for each message, or batch of them, and counts them. */
public class Tally {

    private final TreeScorer scorer = new TreeScorer();
    private final CountDownLatch expected;

    /** @param expected how many messages there will be */
    public Tally(int expected) {
        this.expected = new CountDownLatch(expected);
    }

    /** What is done with each. */
    public final void sort() {
        sort(1);
    }

    /** What is done with a batch. */
    public final void sort(int messages) {
        scorer.score(1);
        for (int i = 0; i < messages; i++) {
            expected.countDown();
        }
    }

    /** The same, for the listener to fail. */
    public final void fail() {
        sort();
        throw new UnsupportedOperationException("not this one");
    }

    /** Waits until all of them have come. */
    public final void await() {
        try {
            if (!expected.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException(expected.getCount() + " messages are missing");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
