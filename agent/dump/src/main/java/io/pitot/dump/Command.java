package io.pitot.dump;

import java.util.Map;

/**
 * Commands of one kind to a cache in another process.
 *
 * @param id command and pattern of the key: {@code GET user:{n}:cart}
 * @param calls round trips
 * @param errors how many of them threw
 * @param exceptions failed calls by class of the exception
 * @param duration nanoseconds of each round trip
 * @param keys keys named
 * @param lookups keys whose values were asked for
 * @param hits how many of those were there
 * @param stores calls that stored values
 * @param expiring how many of those gave them a lifetime
 * @param bytes bytes of the values read or stored, of the calls where it is known
 * @param sizedCalls the calls where it is known
 * @param maxBytes most in one call
 * @param batches calls that took several commands to the cache
 * @param sites calls by call site id, of those that were looked at
 */
public record Command(
        String id,
        long calls,
        long errors,
        Map<String, Long> exceptions,
        Distribution duration,
        long keys,
        long lookups,
        long hits,
        long stores,
        long expiring,
        long bytes,
        long sizedCalls,
        long maxBytes,
        long batches,
        Map<String, Long> sites) {

    /** The sum of this and another of the same id. */
    Command plus(Command other) {
        return new Command(
                id,
                Sums.add(calls, other.calls),
                Sums.add(errors, other.errors),
                Sums.add(exceptions, other.exceptions),
                duration.plus(other.duration),
                Sums.add(keys, other.keys),
                Sums.add(lookups, other.lookups),
                Sums.add(hits, other.hits),
                Sums.add(stores, other.stores),
                Sums.add(expiring, other.expiring),
                Sums.add(bytes, other.bytes),
                Sums.add(sizedCalls, other.sizedCalls),
                Math.max(maxBytes, other.maxBytes),
                Sums.add(batches, other.batches),
                Sums.add(sites, other.sites));
    }
}
