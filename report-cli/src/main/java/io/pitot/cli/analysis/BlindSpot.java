package io.pitot.cli.analysis;

import io.pitot.dump.Lapses;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Something that the report does not see, or sees less well than it seems.
 *
 * @param kind what kind
 * @param subject what it concerns: an instrumentation, a table, a place; empty if the kind says it all
 * @param count how many, or parts per thousand of the time for {@link Kind#UNSEEN_TIME}
 * @param of of how many, 0 if that means nothing
 * @param detail why, or an example; empty if there is nothing to say
 */
public record BlindSpot(Kind kind, String subject, long count, long of, String detail) {

    /** The kinds, gravest first. */
    public enum Kind {
        /** No request ended in the time covered. */
        NO_REQUESTS,
        /** Queries that no request is known for, where these are most of them. */
        REQUESTLESS_QUERIES,
        /** No class was woven. */
        NOTHING_INSTRUMENTED,
        /** Units of work that were not observed, for the JVM was short of what it needs itself. */
        UNOBSERVED_REQUESTS,
        /** Events that found the ring full. */
        DROPPED_EVENTS,
        /** Events that were lost with an aggregator that failed. */
        LOST_EVENTS,
        /** Dumps that could not be written. */
        FAILED_DUMPS,
        /** Exceptions that the agent's own advice suppressed. */
        ADVICE_ERRORS,
        /** What exceeded a bound and was counted as {@code other}. */
        OVERFLOW,
        /** Classes left alone although an instrumentation wanted them. */
        SKIPPED_CLASSES,
        /** Requests' time that nothing observed explains. */
        UNSEEN_TIME,
        /** Agents of several versions wrote the dumps. */
        MIXED_AGENTS
    }

    /** In which way, why and for how long agents observed less: {@code sampled: heap, 40 s; off: heap, 12 s}. */
    public static String spared(Lapses lapses) {
        return new TreeMap<>(lapses.sparedNanos())
                .entrySet().stream()
                        .map(one -> one.getKey() + ", " + TimeUnit.NANOSECONDS.toSeconds(one.getValue()) + " s")
                        .collect(Collectors.joining("; "));
    }
}
