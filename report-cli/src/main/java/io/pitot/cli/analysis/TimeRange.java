package io.pitot.cli.analysis;

import io.pitot.dump.Dump;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time.
 *
 * @param since its first moment, or null for no bound
 * @param until the moment after its last, or null for no bound
 */
public record TimeRange(@Nullable Instant since, @Nullable Instant until) {

    /** Without bounds. */
    public static final TimeRange ALL = new TimeRange(null, null);

    /** Whether a dump belongs to it, by the middle of its time: so each belongs to one of two ranges that adjoin. */
    boolean holds(Dump dump) {
        Instant middle =
                dump.from().plus(Duration.between(dump.from(), dump.to()).dividedBy(2));
        return (since == null || !middle.isBefore(since)) && (until == null || middle.isBefore(until));
    }
}
