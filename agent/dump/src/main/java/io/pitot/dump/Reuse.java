package io.pitot.dump;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How often one query or model was asked the same again, and what caches of its answers would have had. All counts but
 * {@code calls}, {@code sampledKeys} and {@code unknownArguments} stand for all calls though only some may have been sampled. Under the id {@code
 * other} are the calls of queries and models that are not followed.
 *
 * @param kind {@code query} or {@code model}
 * @param subject query id or model id
 * @param calls calls that did not fail, while it was followed
 * @param nanos their time
 * @param sampled calls that the sampled ones stand for: as many as the calls, or nearly
 * @param firstCalls calls with arguments that were new
 * @param sampledKeys how many arguments were sampled, of those that were new
 * @param repeatNanos time of the calls with arguments that had been there before
 * @param unknownArguments calls whose arguments are not known, which are not among the calls
 * @param depths calls with arguments that had been there before, by the least power of two that is no less than how many keys were used since,
 *     that one included: a cache of that many entries would have had the answer
 * @param unwritten those of them since whose last use nothing was written to a table of theirs
 * @param hits calls that a cache would have answered whose values live for a time after they were loaded, by {@link #cell}
 * @param unfollowed calls that are not followed, by reason
 */
public record Reuse(
        String kind,
        String subject,
        long calls,
        long nanos,
        long sampled,
        long firstCalls,
        long sampledKeys,
        long repeatNanos,
        long unknownArguments,
        Map<String, Long> depths,
        Map<String, Long> unwritten,
        Map<String, Long> hits,
        Map<String, Long> unfollowed) {

    /** The kind of a query's record. */
    public static final String QUERY = "query";

    /** The kind of a model's record. */
    public static final String MODEL = "model";

    /** How long values live in the caches that {@link #hits} are of; of those without a limit {@link #depths} tell. */
    public static final List<Duration> LIFETIMES = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(10),
            Duration.ofHours(1));

    /** How many entries the caches have that {@link #hits} are of. */
    public static final List<Integer> SIZES = List.of(64, 512, 4_096, 32_768);

    /** The name of a cache among {@link #hits}: {@code 10s/512}. */
    public static String cell(Duration lifetime, int size) {
        return lifetime.toSeconds() + "s/" + size;
    }

    /**
     * The record of what is not followed.
     *
     * @param nanos time of those calls
     */
    public static Reuse unfollowed(String subject, long nanos, Map<String, Long> reasons) {
        return new Reuse(QUERY, subject, 0, nanos, 0, 0, 0, 0, 0, Map.of(), Map.of(), Map.of(), reasons);
    }

    /** The sum of this and another of the same kind and subject. */
    Reuse plus(Reuse other) {
        return new Reuse(
                kind,
                subject,
                Sums.add(calls, other.calls),
                Sums.add(nanos, other.nanos),
                Sums.add(sampled, other.sampled),
                Sums.add(firstCalls, other.firstCalls),
                Sums.add(sampledKeys, other.sampledKeys),
                Sums.add(repeatNanos, other.repeatNanos),
                Sums.add(unknownArguments, other.unknownArguments),
                Sums.add(depths, other.depths),
                Sums.add(unwritten, other.unwritten),
                Sums.add(hits, other.hits),
                Sums.add(unfollowed, other.unfollowed));
    }
}
