package io.pitot.agent.bootstrap;

import java.util.concurrent.TimeUnit;

/** What {@link TakenMessages} knows of one object by which messages are taken. Any thread. */
final class MessageSource {

    /** Kafka's default: who has not polled again until then has lost its partitions to others. */
    private static final long USUALLY_LONGEST = TimeUnit.MINUTES.toNanos(5);

    private static final byte LIBRARY = 1;
    private static final byte APPLICATION = 2;

    private final long longest;

    /** What its units of work are called; null before it is told. */
    private volatile @Nullable String name;

    /** Whose code asks it; 0 before that is known. */
    private byte caller;

    /** The request id of what it has brought last, while that is under way; else 0. */
    private volatile long open;

    MessageSource() {
        this(USUALLY_LONGEST);
    }

    /** @param longest nanoseconds after which nothing is done any more with what it has brought */
    MessageSource(long longest) {
        this.longest = longest;
    }

    @Nullable
    String name() {
        return name;
    }

    void name(String known) {
        name = known;
    }

    /** Whether it is the application that asks. Looked at once: libraries have their own consumers. */
    boolean isAskedByApplication(Object taker) {
        byte known = caller;
        if (known == 0) {
            known = NearestCaller.isApplication(taker) ? APPLICATION : LIBRARY;
            caller = known;
        }
        return known == APPLICATION;
    }

    /** It has brought something, which is this request. */
    void open(long requestId) {
        open = requestId;
    }

    /** This request is over. */
    void closeIf(long requestId) {
        if (open == requestId) {
            open = 0;
        }
    }

    /** Nothing is under way of what it has brought. */
    void close() {
        open = 0;
    }

    /** Whether a unit of work that began at one moment has, as far as this can tell, not ended before another. */
    boolean isOpen(long requestId, long start, long at) {
        return open == requestId && at - start <= longest;
    }
}
