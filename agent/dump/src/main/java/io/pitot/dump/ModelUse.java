package io.pitot.dump;

import java.util.Map;

/**
 * What one endpoint did with one model: sums over its requests.
 *
 * @param endpoint endpoint id
 * @param model model id
 * @param requests requests that called it
 * @param calls how often they called it
 * @param nanos time in those calls
 * @param rows inputs scored
 * @param maxPerRequest most calls in one request
 * @param repeatedRequests requests that called it at least twice
 * @param repeatedCalls calls in those requests
 * @param repeatedNanos time of calls in those requests
 * @param singleRowCalls calls with one row in requests that called it at least twice
 * @param sites calls by call site id, of those that were looked at
 * @param sameInputs calls whose input was their request's again
 * @param start how often requests had to wait until it was warm
 */
public record ModelUse(
        String endpoint,
        String model,
        long requests,
        long calls,
        long nanos,
        long rows,
        long maxPerRequest,
        long repeatedRequests,
        long repeatedCalls,
        long repeatedNanos,
        long singleRowCalls,
        Map<String, Long> sites,
        SameInputs sameInputs,
        ModelStart start) {

    /** The sum of this and another of the same endpoint and model. */
    ModelUse plus(ModelUse other) {
        return new ModelUse(
                endpoint,
                model,
                Sums.add(requests, other.requests),
                Sums.add(calls, other.calls),
                Sums.add(nanos, other.nanos),
                Sums.add(rows, other.rows),
                Math.max(maxPerRequest, other.maxPerRequest),
                Sums.add(repeatedRequests, other.repeatedRequests),
                Sums.add(repeatedCalls, other.repeatedCalls),
                Sums.add(repeatedNanos, other.repeatedNanos),
                Sums.add(singleRowCalls, other.singleRowCalls),
                Sums.add(sites, other.sites),
                sameInputs.plus(other.sameInputs),
                start.plus(other.start));
    }
}
