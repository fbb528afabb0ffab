package io.pitot.agent.bootstrap;

/**
 * What has been sent on a connection to a cache and not been answered, where one thread sends, then reads the answers in the order of the
 * commands. What is sent before the first of them is read is one round trip; so is a transaction. One thread at a time, as the connection.
 */
public final class CacheConversation {

    private final CacheRoundTrip trip = new CacheRoundTrip();
    private long start;

    /** Answers to come, also to what is no part of a round trip. */
    private int unanswered;

    private boolean isFlushed;
    private boolean isInTransaction;
    private boolean endsTransaction;

    /** Only for {@link CacheProbe}. */
    CacheConversation() {}

    /** A command was sent that {@link AskedCommand} has not read. */
    void sent(CacheCommand command) {
        unanswered++;
        if (command.beginsTransaction()) {
            isInTransaction = true;
            trip.makeBatch();
        } else if (command.endsTransaction() && isInTransaction) {
            endsTransaction = true;
            if (!isFlushed) {
                start = System.nanoTime();
            }
            if (command.discardsTransaction()) {
                trip.clear();
            }
        }
    }

    void sent(AskedCommand asked, long start) {
        if (trip.isEmpty()) {
            this.start = start;
        }
        unanswered++;
        trip.add(asked);
    }

    /** The application lets go what it has sent so far. */
    void flushed() {
        if (unanswered > 0) {
            trip.makeBatch();
            isFlushed = true;
            start = System.nanoTime();
        }
    }

    /** A command could not be sent, or none of the answers can be read: the connection is lost. */
    void lost(ThreadState thread, Throwable thrown) {
        trip.failed(thrown.getClass().getName());
        end(thread);
    }

    /** An answer was read. */
    void answered(ThreadState thread, @Nullable Object reply) {
        if (unanswered == 0) {
            return;
        }
        unanswered--;
        if (!isInTransaction) {
            trip.answered(reply);
        } else if (endsTransaction && unanswered == 0) {
            ranTransaction(reply);
        } else if (reply instanceof Throwable) {
            trip.answered(reply);
        }
        if (unanswered == 0 && (!isInTransaction || endsTransaction)) {
            end(thread);
        }
    }

    private void ranTransaction(@Nullable Object reply) {
        if (reply instanceof Iterable<?> replies) {
            for (Object each : replies) {
                trip.answered(each);
            }
        } else if (reply instanceof Throwable) {
            trip.answered(reply);
        }
    }

    private void end(ThreadState thread) {
        if (!trip.isEmpty()) {
            trip.record(thread, start, System.nanoTime());
        }
        clear();
    }

    /** Forgets what has not been answered. */
    void clear() {
        trip.clear();
        unanswered = 0;
        isFlushed = false;
        isInTransaction = false;
        endsTransaction = false;
    }
}
