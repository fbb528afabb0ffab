package io.pitot.agent.engine;

import java.util.concurrent.TimeUnit;

/**
 * When to look whether somebody watches, and when to show them the running interval. Holds no clock. Who watches is known by
 * a file's time of modification that changes: what that time is does not matter, for the file may be on another machine, whose clock is wrong.
 */
final class LiveTimetable {

    private static final long LOOK = TimeUnit.SECONDS.toNanos(1);

    /** Who has not touched the file for so long has gone. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

    /** So many times what a showing costs passes until the next: a large interval is shown less often. */
    private static final long SPARING = 50;

    private long modified;
    private long lookDue;
    private boolean isFirst = true;
    private boolean watched;
    private long touched;
    private boolean hasShown;
    private long showDue;

    /** @param modified when the file was modified, 0 if there is none: what somebody left behind who once watched */
    LiveTimetable(long modified) {
        this.modified = modified;
    }

    /** Whether a look at the file is due; it is not again for a second. */
    boolean takeLook(long now) {
        if (!isFirst && now - lookDue < 0) {
            return false;
        }
        isFirst = false;
        lookDue = now + LOOK;
        return true;
    }

    /** Takes note of when the file was modified, 0 if there is none. */
    void look(long now, long modifiedNow) {
        if (modifiedNow != modified) {
            modified = modifiedNow;
            watched = modifiedNow != 0;
            touched = now;
        } else if (watched && now - touched >= PATIENCE) {
            watched = false;
        }
    }

    /** Whether somebody watched at the last look. */
    boolean isWatched() {
        return watched;
    }

    /** Whether the interval is to be shown. */
    boolean takeShow(long now) {
        return watched && (!hasShown || now - showDue >= 0);
    }

    /** Takes note of how much CPU time a showing took that began at {@code now}. */
    void shown(long now, long nanos) {
        hasShown = true;
        showDue = now + SPARING * nanos;
    }
}
