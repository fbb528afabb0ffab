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
    void send(ThreadState thread, long start) {
        int asked;
        synchronized (this) {
            if (trip.isEmpty() || !isOpen) {
                return;
            }
            asked = trip.id();
        }
        // Under no lock, as the record below: what the request failed with, and class loaders, are asked for more.
        RequestIdentity sending = Propagation.capture();
        int from = thread.site(EventKind.CACHE, asked);
        boolean isOver;
        synchronized (this) {
            if (!isOpen) {
                return;
            }
            this.start = start;
            request = sending;
            outside = thread.outside();
            id = asked;
            site = from;
            isOpen = false;
            isOver = unanswered == 0;
        }
        if (isOver) {
            record();
        }
    }

    /** The answer to one of its commands is there. */
    void answered(@Nullable Object reply) {
        if (reply instanceof Throwable thrown) {
            failed(thrown.getClass().getName());
            return;
        }
        boolean isLookedInto;
        boolean several;
        synchronized (this) {
            isLookedInto = unanswered > 0 && trip.looksIntoAnswers();
            several = trip.asksForElements();
        }
        // Under no lock: what a codec has decoded may be a collection of the application's, with a lock of its own.
        long bytes = isLookedInto ? CacheRoundTrip.bytesIn(reply, several) : 0;
        int elements = isLookedInto ? CacheRoundTrip.elementsIn(reply, several) : 0;
        int found = isLookedInto ? CacheRoundTrip.foundIn(reply, several) : 0;
        boolean isOver = false;
        synchronized (this) {
            if (unanswered > 0) {
                if (isLookedInto) {
                    trip.answered(bytes, elements, found);
                }
                isOver = isLast();
            }
        }
        if (isOver) {
            record();
        }
    }

    /** One of its commands has been answered, and nobody knows what. */
    void answeredUnseen() {
        boolean isOver = false;
        synchronized (this) {
            if (unanswered > 0) {
                trip.answeredUnseen();
                isOver = isLast();
            }
        }
        if (isOver) {
            record();
        }
    }

    /** One of its commands has failed: told twice perhaps, by the client and to whom called it. */
    void failed(String exception) {
        boolean isOver = false;
        synchronized (this) {
            if (unanswered > 0) {
                trip.failed(exception);
                isOver = isLast();
            }
        }
        if (isOver) {
            record();
        }
    }

    /** One command less is unanswered. */
    private boolean isLast() {
        unanswered--;
        return unanswered == 0 && !isOpen;
    }

    /** By the one thread that found it to be over: nothing of it changes from then on. */
    private void record() {
        trip.record(request, outside, start, System.nanoTime(), id, site);
    }
}
