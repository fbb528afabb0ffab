package io.pitot.dump;

import java.util.Map;

/**
 * What one endpoint did with one route or command: sums over its requests.
 *
 * @param endpoint endpoint id
 * @param subject route id or command id
 * @param requests requests that called it
 * @param calls how often they called it
 * @param nanos time in which at least one of a request's calls was under way
 * @param maxPerRequest most calls in one request
 * @param repeatedRequests requests that called it at least twice
 * @param repeatedCalls calls in those requests
 * @param repeatedNanos time in which at least one of them was under way
 * @param distinct calls in those requests whose target or keys the same request had not called it with before
 * @param unknown calls in those requests whose target or keys are not known
 * @param together calls in those requests that began while an earlier one was under way
 * @param pauses calls in those requests that came after a pause of 50 ms or more in which nothing else was called
 * @param sites calls by call site id, of those that were looked at
 * @param repeatSites the same of calls that repeated it within a request
 */
public record CallUse(
        String endpoint,
        String subject,
        long requests,
        long calls,
        long nanos,
        long maxPerRequest,
        long repeatedRequests,
        long repeatedCalls,
        long repeatedNanos,
        long distinct,
        long unknown,
        long together,
        long pauses,
        Map<String, Long> sites,
        Map<String, Long> repeatSites) {

    /** The sum of this and another of the same endpoint and subject. */
    CallUse plus(CallUse other) {
        return new CallUse(
                endpoint,
                subject,
                Sums.add(requests, other.requests),
                Sums.add(calls, other.calls),
                Sums.add(nanos, other.nanos),
                Math.max(maxPerRequest, other.maxPerRequest),
                Sums.add(repeatedRequests, other.repeatedRequests),
                Sums.add(repeatedCalls, other.repeatedCalls),
                Sums.add(repeatedNanos, other.repeatedNanos),
                Sums.add(distinct, other.distinct),
                Sums.add(unknown, other.unknown),
                Sums.add(together, other.together),
                Sums.add(pauses, other.pauses),
                Sums.add(sites, other.sites),
                Sums.add(repeatSites, other.repeatSites));
    }
}
