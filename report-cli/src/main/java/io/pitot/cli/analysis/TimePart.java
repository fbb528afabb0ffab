package io.pitot.cli.analysis;

import io.pitot.dump.TimeSplit;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of where the requests' time went.
 *
 * @param kind what it was spent on
 * @param nanos how much
 * @param share of all requests' time, 0 to 1
 */
public record TimePart(Kind kind, long nanos, double share) {

    /** What time is spent on. */
    public enum Kind {
        /** Executing statements and reading their rows. */
        DATABASE,
        /** Waiting for a pooled connection. */
        POOL,
        /** Calling models. */
        INFERENCE,
        /** Running other code. */
        CODE,
        /** Blocked, collecting garbage, waiting for a processor, or not observed. */
        OTHER
    }

    /** The parts that are not empty, greatest first. */
    static List<TimePart> of(TimeSplit split) {
        List<TimePart> parts = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            long nanos = nanos(split, kind);
            if (nanos > 0) {
                parts.add(new TimePart(kind, nanos, Totals.share(nanos, split.total())));
            }
        }
        parts.sort((a, b) -> Long.compare(b.nanos, a.nanos));
        return List.copyOf(parts);
    }

    private static long nanos(TimeSplit split, Kind kind) {
        return switch (kind) {
            case DATABASE -> split.database();
            case POOL -> split.pool();
            case INFERENCE -> split.inference();
            case CODE -> split.cpu();
            case OTHER -> split.unknown();
        };
    }
}
