package io.pitot.agent.bootstrap;

/**
 * A round trip that one thread begins and another one, which has the answer, ends: one command, or those of a batch. It counts to the request in
 * which it was begun, from there until the last answer. Any thread.
 */
public final class CacheCall {

    private final CacheRoundTrip trip = new CacheRoundTrip();
    private @Nullable RequestIdentity request;
    private long outside;
    private long start;
    private int id;
    private int site;
    private int unanswered;
    private boolean isOpen = true;
    private boolean isTransaction;

    /** Only for {@link CacheProbe}. */
    CacheCall() {}

    synchronized void makeBatch() {
        trip.makeBatch();
    }

    synchronized void makeTransaction() {
        isTransaction = true;
    }

    synchronized boolean isTransaction() {
        return isTransaction;
    }

    /** One more command is part of it. */
    synchronized void add(AskedCommand asked) {
        trip.add(asked);
        unanswered++;
    }

    /** No more commands are, and it is under way from this thread. */
    synchronized void send(ThreadState thread, long start) {
        if (trip.isEmpty() || !isOpen) {
            return;
        }
        this.start = start;
        request = Propagation.capture();
        outside = thread.outside();
        id = trip.id();
        site = thread.site(EventKind.CACHE, id);
        isOpen = false;
        endIfAnswered();
    }

    /** The answer to one of its commands is there. */
    synchronized void answered(@Nullable Object reply) {
        if (unanswered > 0) {
            trip.answered(reply);
            one();
        }
    }

    /** One of its commands has been answered, and nobody knows what. */
    synchronized void answeredUnseen() {
        if (unanswered > 0) {
            trip.answeredUnseen();
            one();
        }
    }

    /** One of its commands has failed: told twice perhaps, by the client and to whom called it. */
    synchronized void failed(String exception) {
        if (unanswered > 0) {
            trip.failed(exception);
            one();
        }
    }

    private void one() {
        unanswered--;
        endIfAnswered();
    }

    private void endIfAnswered() {
        if (unanswered == 0 && !isOpen) {
            trip.record(request, outside, start, System.nanoTime(), id, site);
        }
    }
}
