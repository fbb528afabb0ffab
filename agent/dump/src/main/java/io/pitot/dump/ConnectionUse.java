package io.pitot.dump;

import java.util.Map;

/**
 * What one endpoint did while it had connections of one pool: sums over its requests, evidence for connections held too
 * long.
 *
 * @param endpoint endpoint id
 * @param pool pool id
 * @param requests requests that gave one back
 * @param uses connections given back
 * @param maxPerRequest most of them in one request
 * @param maxNanos the longest time that one was held
 * @param time where the time went between getting a connection and giving it back; its pool part is waiting for
 *     another one meanwhile, its cpu part is 0 and belongs to unknown, as does everything outside requests
 * @param sites connections by id of the call site that asked for them, of those that were looked at
 */
public record ConnectionUse(
        String endpoint,
        String pool,
        long requests,
        long uses,
        long maxPerRequest,
        long maxNanos,
        TimeSplit time,
        Map<String, Long> sites) {

    /** The sum of this and another of the same endpoint and pool. */
    ConnectionUse plus(ConnectionUse other) {
        return new ConnectionUse(
                endpoint,
                pool,
                Sums.add(requests, other.requests),
                Sums.add(uses, other.uses),
                Math.max(maxPerRequest, other.maxPerRequest),
                Math.max(maxNanos, other.maxNanos),
                time.plus(other.time),
                Sums.add(sites, other.sites));
    }
}
