package io.pitot.findings;

import io.pitot.dump.Severity;

/**
 * What repeated calls cost the requests in which they were seen: an upper bound of what fixing it saves.
 *
 * @param nanos in all these requests
 * @param requests how many they are, at least 1
 * @param calls avoidable calls in each of them, on average
 * @param endpointNanos the endpoint's time in all its requests
 */
record Cost(long nanos, long requests, double calls, long endpointNanos) {

    private static final long HIGH_NANOS = 100_000_000;
    private static final double HIGH_SHARE = 0.20;
    private static final long HIGH_SHARE_NANOS = 1_000_000;
    private static final long MEDIUM_NANOS = 10_000_000;
    private static final double MEDIUM_SHARE = 0.05;
    private static final long MEDIUM_SHARE_NANOS = 200_000;

    /** So many calls are more than small even if the database of this run lies in the same process. */
    private static final double MEDIUM_CALLS = 10;

    Cost {
        nanos = Math.max(0, nanos);
    }

    /** The cost of calls beyond the first in each request, at the mean time of one. */
    static Cost ofRepeats(long nanos, long calls, long requests, long endpointNanos) {
        double repeats = Math.max(0, calls - requests);
        return new Cost((long) (nanos * (repeats / Math.max(1, calls))), requests, repeats / requests, endpointNanos);
    }

    long nanosPerRequest() {
        return nanos / requests;
    }

    double shareOfEndpoint() {
        return endpointNanos == 0 ? 0 : Math.min(1, (double) nanos / endpointNanos);
    }

    Severity severity() {
        long each = nanosPerRequest();
        double share = shareOfEndpoint();
        if (each > HIGH_NANOS || (share > HIGH_SHARE && each > HIGH_SHARE_NANOS)) {
            return Severity.HIGH;
        }
        if (each > MEDIUM_NANOS || (share > MEDIUM_SHARE && each > MEDIUM_SHARE_NANOS) || calls >= MEDIUM_CALLS) {
            return Severity.MEDIUM;
        }
        return Severity.LOW;
    }
}
