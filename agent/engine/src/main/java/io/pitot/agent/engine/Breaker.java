package io.pitot.agent.engine;

import io.pitot.agent.bootstrap.Observing;
import org.jspecify.annotations.Nullable;

/**
 * Decides how much is observed by looks at what the JVM has left, two seconds apart: a step less after ten seconds above a limit, a step
 * more after half a minute well below all of them. Who comes back to less at once has to wait twice as long each time. Holds no clock.
 */
final class Breaker {

    /** How much is observed. */
    enum Level {
        ALL(Observing.ALL),
        SAMPLED(10),
        OFF(Observing.NONE);

        final int oneIn;

        Level(int oneIn) {
            this.oneIn = oneIn;
        }
    }

    /** Shares of one, or -1 where that is not known, of what {@link ObservingLimits} limits. */
    record Reading(double heap, double gc, double cpu) {}

    /** Less of a limit is well below it. */
    static final double WELL_BELOW = 0.8;

    static final int LOOKS_ABOVE = 5;
    static final int LOOKS_BELOW = 15;
    private static final int MOST_LOOKS_BELOW = 16 * LOOKS_BELOW;

    private final ObservingLimits limits;
    private Level level = Level.ALL;
    private String cause = "";
    private int above;
    private int below;
    private int looksBelow = LOOKS_BELOW;

    /** Whether the last step was one to more. */
    private boolean isComeBack;

    Breaker(ObservingLimits limits) {
        this.limits = limits;
    }

    /** How much is observed. */
    Level level() {
        return level;
    }

    /** What was above its limit last: {@code heap}, {@code gc} or {@code cpu}. */
    String cause() {
        return cause;
    }

    /** Takes a reading. Answers whether the level is another one now. */
    boolean look(Reading reading) {
        String exceeded = exceeded(reading, 1);
        above = exceeded == null ? 0 : above + 1;
        below = exceeded(reading, WELL_BELOW) == null ? below + 1 : 0;
        if (exceeded != null && above == LOOKS_ABOVE) {
            above = 0;
            return less(exceeded);
        }
        if (below >= looksBelow) {
            below = 0;
            return more();
        }
        return false;
    }

    private boolean less(String exceeded) {
        if (level == Level.OFF) {
            return false;
        }
        if (isComeBack) {
            looksBelow = Math.min(2 * looksBelow, MOST_LOOKS_BELOW);
            isComeBack = false;
        }
        level = level == Level.ALL ? Level.SAMPLED : Level.OFF;
        cause = exceeded;
        return true;
    }

    private boolean more() {
        if (level == Level.ALL) {
            // It has been so for as long as it took to come back.
            isComeBack = false;
            looksBelow = LOOKS_BELOW;
            return false;
        }
        level = level == Level.OFF ? Level.SAMPLED : Level.ALL;
        isComeBack = true;
        return true;
    }

    private @Nullable String exceeded(Reading reading, double part) {
        return isAbove(reading.heap, limits.heap(), part)
                ? "heap"
                : isAbove(reading.gc, limits.gc(), part)
                        ? "gc"
                        : isAbove(reading.cpu, limits.cpu(), part) ? "cpu" : null;
    }

    private static boolean isAbove(double share, int percent, double part) {
        return share * 100 > percent * part;
    }
}
