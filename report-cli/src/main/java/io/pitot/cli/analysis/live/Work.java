package io.pitot.cli.analysis.live;

import io.pitot.dump.Distribution;

/**
 * What was done of one kind of thing.
 *
 * @param count how often
 * @param errors how often it failed; of a cache, how often nothing was found
 * @param duration how long it took, empty where that is not measured
 */
record Work(long count, long errors, Distribution duration) {

    static final Work NONE = new Work(0, 0, Distribution.EMPTY);

    Work plus(Work other) {
        return new Work(count + other.count, errors + other.errors, duration.plus(other.duration));
    }

    /** What was done since there was this much. Never negative: a dump may have been deleted before it was read. */
    Work minus(Work earlier) {
        return new Work(
                Math.max(0, count - earlier.count),
                Math.max(0, errors - earlier.errors),
                duration.minus(earlier.duration));
    }
}
