package io.pitot.agent.engine;

import java.util.concurrent.TimeUnit;

/**
 * When the aggregator's interval is to be dumped, and when, where that takes long, it is to be looked at for something that its
 * operator should know before. Holds no clock.
 */
final class Timetable {

    /** With the time that a look takes: less than the half minute after which a bottleneck is to be known. */
    static final long LOOK = TimeUnit.SECONDS.toNanos(25);

    private final long interval;
    private long dumpDue;
    private long lookDue;

    Timetable(long interval, long now) {
        this.interval = interval;
        dumpDue = now + interval;
        lookDue = now + LOOK;
    }

    /** Whether a dump is due; it is not again until the next one is. On the grid of the first; what a suspended machine missed is not made up for. */
    boolean takeDump(long now) {
        if (now - dumpDue < 0) {
            return false;
        }
        dumpDue += ((now - dumpDue) / interval + 1) * interval;
        lookDue = now + LOOK;
        return true;
    }

    /** Whether a look is due; likewise. After a dump there is nothing to be seen. */
    boolean takeLook(long now) {
        if (now - lookDue < 0) {
            return false;
        }
        lookDue = now + LOOK;
        return true;
    }
}
