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

    private Messages() {}

    /**
     * A listener is given a message; to be ended by {@link #exit}. A message comes from outside: a pool's thread that works
     * for a request of this JVM leaves that for as long.
     *
     * @param destination the queue, topic or subscription as its operators know it; null where that is not known
     * @return null inside another unit of work of this thread's own
     */
    public static @Nullable ThreadState enter(@Nullable String destination) {
        return Probe.deliveredEnter(MESSAGE, destination == null ? "(unknown)" : DestinationNames.bounded(destination));
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
