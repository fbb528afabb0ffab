package io.pitot.agent.bootstrap;

/**
 * What woven listeners of messaging libraries call: a message, or a batch of them, that a listener is given is a unit of
 * work. Where frameworks' listeners call the application's, the outermost counts.
 */
public final class Messages {

    /** The kind of unit of work that a message is. */
    public static final String MESSAGE = "message";

    /** What stands for destinations that are made for one client, such as those of replies. */
    public static final String TEMPORARY = "(temporary)";

    private static final String UNKNOWN = "(unknown)";

    /** What stands for the queues of a consumer that is for more than one, where a message does not tell its own. */
    private static final String SEVERAL = "(several)";

    private Messages() {}

    /**
     * A listener is given a message; to be ended by {@link #exit}. A message comes from outside: a pool's thread that works
     * for a request of this JVM leaves that for as long.
     *
     * @param destination the queue, topic or subscription as its operators know it; null where that is not known
     * @return null inside another unit of work of this thread's own
     */
    public static @Nullable ThreadState enter(@Nullable String destination) {
        return Probe.deliveredEnter(MESSAGE, known(destination));
    }

    /**
     * The same of a batch.
     *
     * @param destinations all that the listener is for, whatever the batch has in it
     */
    public static @Nullable ThreadState enterBatch(String[] destinations) {
        return Probe.deliveredEnter(MESSAGE, name(destinations));
    }

    /** What a unit of work is called that may come from any of these. */
    static String name(String[] destinations) {
        if (destinations.length == 0) {
            return UNKNOWN;
        }
        String all = known(destinations[0]);
        for (int i = 1; i < destinations.length; i++) {
            all = all.concat(",").concat(known(destinations[i]));
        }
        return all;
    }

    /**
     * A consumer is given a message; to be ended by {@link #exit}.
     *
     * @param consumer one that was {@link #subscribed}, or any other
     */
    public static @Nullable ThreadState enterConsumer(Object consumer) {
        return enter(consumer instanceof ObservedConsumer observed ? observed.pitot$queue() : null);
    }

    /**
     * A client is about to ask for a queue's messages.
     *
     * @param consumer whom it will give them to; nothing is kept of one that is not woven
     * @param queue null or empty where the broker chooses it
     */
    public static void subscribed(@Nullable Object consumer, @Nullable String queue) {
        if (consumer instanceof ObservedConsumer observed) {
            String name = known(queue == null || queue.isEmpty() ? null : queue);
            String before = observed.pitot$queue();
            observed.pitot$queue(before == null || before.equals(name) ? name : SEVERAL);
        }
    }

    private static String known(@Nullable String destination) {
        return destination == null ? UNKNOWN : DestinationNames.bounded(destination);
    }

    /** What has been entered is not only a message that arrived: the listener is given it. */
    public static void given() {
        Probe.workIsWorthTelling(MESSAGE);
    }

    /**
     * The end of what was entered before it was known whether the listener would be {@link #given} the message.
     *
     * @param state from {@code enter}, null included
     */
    public static void exitIfGiven(@Nullable ThreadState state, @Nullable Throwable thrown) {
        if (state != null) {
            Probe.workExit(state, thrown, false);
        }
    }

    /**
     * The listener has returned. Whoever called it may keep its exception to himself.
     *
     * @param state from {@code enter}, null included
     */
    public static void exit(@Nullable ThreadState state, @Nullable Throwable thrown) {
        if (state != null) {
            Probe.requestExit(state, 0, thrown == null ? state.requestError : thrown);
        } else if (thrown != null) {
            Probe.requestError(thrown);
        }
    }
}
