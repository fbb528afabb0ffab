package io.pitot.dump;

import java.util.Map;

/**
 * What one endpoint did while it had connections of one pool: sums over its requests, evidence for connections held too
 * long and for connections lost: the {@link #kept} less the {@link #late} were never given back.
 *
 * @param endpoint endpoint id
 * @param pool pool id
 * @param requests requests that gave one back, or kept one
 * @param uses connections given back, or kept
 * @param kept connections that their requests still had as they ended; their time is that until then
 * @param late those of the kept that were given back after all
 * @param maxPerRequest most of them in one request
 * @param maxNanos the longest time that one was held
 * @param time where the time went between getting a connection and giving it back; its pool part is waiting for
 *     another one meanwhile, its cpu part is 0 and belongs to unknown, as does everything outside requests
 * @param outside uses with 50 ms and more outside the database
 * @param measured uses by requests whose CPU time is known
 * @param away of the measured, those with 50 ms and more outside the database that are no CPU time but that of models
 * @param awayNanos all such time of the measured
 * @param waits connections of any pool that were asked for meanwhile, while the request did nothing else
 * @param nested those of the waits that were for this same pool
 * @param waitNanos time waiting for them
 * @param sites connections by id of the call site that asked for them, of those that were looked at
 * @param outsideSites the same of those outside
 * @param keptSites the same of those that were kept
 */
public record ConnectionUse(
        String endpoint,
        String pool,
        long requests,
        long uses,
        long kept,
        long late,
        long maxPerRequest,
        long maxNanos,
        TimeSplit time,
        long outside,
        long measured,
        long away,
        long awayNanos,
        long waits,
        long nested,
        long waitNanos,
        Map<String, Long> sites,
        Map<String, Long> outsideSites,
        Map<String, Long> keptSites) {

    /** What a use must have spent outside the database to count as {@link #outside} or {@link #away}. */
    public static final long LONG_NANOS = 50_000_000;

    /** The sum of this and another of the same endpoint and pool. */
    ConnectionUse plus(ConnectionUse other) {
        return new ConnectionUse(
                endpoint,
                pool,
                Sums.add(requests, other.requests),
                Sums.add(uses, other.uses),
                Sums.add(kept, other.kept),
                Sums.add(late, other.late),
                Math.max(maxPerRequest, other.maxPerRequest),
                Math.max(maxNanos, other.maxNanos),
                time.plus(other.time),
                Sums.add(outside, other.outside),
                Sums.add(measured, other.measured),
                Sums.add(away, other.away),
                Sums.add(awayNanos, other.awayNanos),
                Sums.add(waits, other.waits),
                Sums.add(nested, other.nested),
                Sums.add(waitNanos, other.waitNanos),
                Sums.add(sites, other.sites),
                Sums.add(outsideSites, other.outsideSites),
                Sums.add(keptSites, other.keptSites));
    }
}
