package com.acme.mail;

import com.acme.scoring.TreeScorer;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Scores once for each message, and counts them. */
public class Sorter implements MessageListener {

    private final TreeScorer scorer = new TreeScorer();
    private final CountDownLatch expected;

    /** @param expected how many messages there will be */
    public Sorter(int expected) {
        this.expected = new CountDownLatch(expected);
    }

    @Override
    public void onMessage(Message message) {
        sort();
    }

    /** What is done with each. */
    final void sort() {
        scorer.score(1);
        expected.countDown();
    }

    /** Waits until all of them have come. */
    final void await() {
        try {
            if (!expected.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException(expected.getCount() + " messages are missing");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
