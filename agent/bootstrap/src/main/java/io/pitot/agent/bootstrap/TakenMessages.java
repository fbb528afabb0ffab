package io.pitot.agent.bootstrap;

import java.util.concurrent.TimeUnit;

/**
 * What woven clients call by which an application takes messages itself: what it is brought at once is a unit of work on the
 * thread that asked, until that asks again.
 *
 * <p>Nothing says that the application is done with it. So it ends, too, where the client is closed, where the thread begins
 * another unit of work, goes back to its pool or dies, where another thread asks the same client, and as of its last event
 * where that is so long ago that the application cannot be at it any more.
 */
public final class TakenMessages {

    private TakenMessages() {}

    /**
     * A client is made that gives up those who do not ask again for some time.
     *
     * @param longestMillis that time
     */
    public static void made(Object taker, long longestMillis) {
        if (taker instanceof ObservedTaker observed) {
            observed.pitot$source(new MessageSource(TimeUnit.MILLISECONDS.toNanos(longestMillis)));
        }
    }

    /** It is told what to bring from now on: its units of work go by all of that, whatever one of them has in it. */
    public static void subscribed(Object taker, String[] destinations) {
        MessageSource source = source(taker);
        if (source != null) {
            source.name(Messages.name(destinations));
        }
    }

    /**
     * It is asked for messages: what this thread has taken before is done. To be ended by {@link #brought}, whatever comes.
     *
     * @return null where it is a library that asks, or another client on the application's behalf
     */
    public static @Nullable ThreadState asked(Object taker) {
        MessageSource source = source(taker);
        if (source == null || !source.isAskedByApplication(taker)) {
            return null;
        }
        ThreadState state = ThreadState.current();
        if ((state.inside & ThreadState.TAKING) != 0) {
            return null;
        }
        state.endTaken(true);
        // What another thread has taken from it is done, too; that thread will see it.
        source.close();
        state.inside |= ThreadState.TAKING;
        return state;
    }

    /**
     * It has answered. Within another unit of work that is under way what it brings is a part of that.
     *
     * @param isAny whether it has brought anything
     */
    public static void brought(ThreadState state, Object taker, boolean isAny) {
        state.inside &= ~ThreadState.TAKING;
        MessageSource source = source(taker);
        if (!isAny || source == null || state.isInWorkUnderWay()) {
            return;
        }
        String name = source.name();
        if (Probe.deliveredEnter(Messages.MESSAGE, name == null ? Messages.name(new String[0]) : name) != null) {
            source.open(state.requestId);
            state.take(source);
        }
    }

    /** It is closed, or is about to be. */
    public static void closed(Object taker) {
        MessageSource source = taker instanceof ObservedTaker observed ? (MessageSource) observed.pitot$source() : null;
        ThreadState state = source == null ? null : ThreadState.ifAny();
        if (state != null && state.taken == source) {
            state.endTaken(true);
        }
        if (source != null) {
            source.close();
        }
    }

    private static @Nullable MessageSource source(Object taker) {
        if (!(taker instanceof ObservedTaker observed)) {
            return null;
        }
        MessageSource known = (MessageSource) observed.pitot$source();
        if (known == null) {
            known = new MessageSource();
            observed.pitot$source(known);
        }
        return known;
    }
}
