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
        /** Waiting for other services. */
        HTTP,
        /** Waiting for caches in other processes. */
        CACHE,
        /** Running other code. */
        CODE,
        /** Stopped by a collection of garbage. */
        GC,
        /** Waiting for a lock. */
        LOCKS,
        /** Waiting for something else or for a processor, or not observed. */
        OTHER
    }

    /** The parts that are not empty, greatest first. */
    public static List<TimePart> of(TimeSplit split) {
        List<TimePart> parts = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            long nanos = nanos(split, kind);
            if (nanos > 0) {
                parts.add(new TimePart(kind, nanos, Math.min(1, Totals.share(nanos, split.total()))));
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
            case HTTP -> split.http();
            case CACHE -> split.cache();
            case CODE -> split.cpu();
            case GC -> split.gc();
            case LOCKS -> split.blocked();
            case OTHER -> split.unknown();
        };
    }
}
