package io.pitot.dump;

import java.util.Map;

/**
 * Calls of one kind to another service over HTTP.
 *
 * @param id method, host and pattern of the path: {@code GET api.example.org/users/{n}}
 * @param calls how often it was called
 * @param errors how many calls were not answered, or with a status of 500 or above
 * @param statuses answered calls by status
 * @param exceptions calls without an answer by class of the exception
 * @param duration nanoseconds of each call until the head of its response
 * @param waitNanos how much of it was spent waiting for a pooled connection, of the clients that tell
 * @param retries calls that the client sent again by itself, after a failure
 * @param bytesIn bytes of the responses' bodies, of the calls where it is known
 * @param sizedCalls the calls where it is known
 * @param sites calls by call site id, of those that were looked at
 */
public record Route(
        String id,
        long calls,
        long errors,
        Map<String, Long> statuses,
        Map<String, Long> exceptions,
        Distribution duration,
        long waitNanos,
        long retries,
        long bytesIn,
        long sizedCalls,
        Map<String, Long> sites) {

    /** The sum of this and another of the same id. */
    Route plus(Route other) {
        return new Route(
                id,
                Sums.add(calls, other.calls),
                Sums.add(errors, other.errors),
                Sums.add(statuses, other.statuses),
                Sums.add(exceptions, other.exceptions),
                duration.plus(other.duration),
                Sums.add(waitNanos, other.waitNanos),
                Sums.add(retries, other.retries),
                Sums.add(bytesIn, other.bytesIn),
                Sums.add(sizedCalls, other.sizedCalls),
                Sums.add(sites, other.sites));
    }
}
