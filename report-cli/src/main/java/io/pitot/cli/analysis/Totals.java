package io.pitot.cli.analysis;

import io.pitot.dump.Dump;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Model;
import io.pitot.dump.Query;
import io.pitot.dump.TimeSplit;
import java.util.function.Predicate;

/**
 * What every share is a share of: the requests, or where there were none all calls observed.
 *
 * @param requests requests that ended
 * @param errors how many of them failed
 * @param nanos their duration in all; without requests, that of all queries and inferences
 * @param split where the requests' time went
 * @param worstP95 the greatest p95 of an endpoint for which somebody waits, in nanoseconds
 */
public record Totals(long requests, long errors, long nanos, TimeSplit split, long worstP95) {

    static Totals of(Dump dump, Predicate<Endpoint> counted) {
        long requests = 0;
        long errors = 0;
        long nanos = 0;
        long worst = 0;
        TimeSplit split = TimeSplit.ZERO;
        for (Endpoint endpoint : dump.endpoints().stream().filter(counted).toList()) {
            requests += endpoint.requests();
            errors += endpoint.errors();
            nanos += endpoint.duration().total();
            if (endpoint.isAwaited()) {
                worst = Math.max(worst, endpoint.duration().percentile(95));
            }
            split = split.plus(endpoint.time());
        }
        if (requests == 0) {
            nanos = dump.queries().stream()
                            .map(Query::duration)
                            .mapToLong(d -> d.total())
                            .sum()
                    + dump.models().stream().mapToLong(Model::nanos).sum();
        }
        return new Totals(requests, errors, nanos, split, worst);
    }

    /** Whether anything was asked of the application. */
    public boolean hasRequests() {
        return requests > 0;
    }

    /** Failed requests among all, 0 to 1. */
    public double errorShare() {
        return share(errors, requests);
    }

    double shareOfTime(long part) {
        return share(part, nanos);
    }

    static double share(long part, long whole) {
        return whole <= 0 ? 0 : (double) part / whole;
    }
}
