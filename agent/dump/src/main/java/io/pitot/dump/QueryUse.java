package io.pitot.dump;

import java.util.Map;

/**
 * What one endpoint did with one query: sums over its requests, evidence for N+1 and duplicates.
 *
 * @param endpoint endpoint id
 * @param query query id
 * @param requests requests that ran it
 * @param executions how often they ran it
 * @param batches executions that were batches
 * @param nanos time executing and fetching
 * @param maxPerRequest most executions in one request
 * @param repeatedRequests requests that ran it at least twice
 * @param repeatedExecutions executions in those requests
 * @param repeatedNanos time of executions in those requests
 * @param distinctArguments sum over requests of the distinct argument hashes; one for a request that went from
 *     database to database with the query
 * @param distinctMax most distinct argument hashes in one request
 * @param duplicates executions whose arguments the same request had used for this query before, the last time
 *     on the same database, while nothing was written in between
 * @param duplicateNanos time of those executions
 * @param duplicateRequests requests with at least one duplicate
 * @param unknownArguments executions whose arguments are not known
 * @param sitedRequests requests in which the call sites of at least two executions are known
 * @param loopRequests requests in which at least two executions came from one call site: a loop
 * @param treeRequests of those that ran it at least twice the requests that ran it once more than it returned rows: once to begin with, and
 *     once for each of its own rows
 * @param rows rows read or changed
 * @param sites executions by call site id, of those that were looked at
 * @param repeatSites call sites of executions that repeated the query within their request
 */
public record QueryUse(
        String endpoint,
        String query,
        long requests,
        long executions,
        long batches,
        long nanos,
        long maxPerRequest,
        long repeatedRequests,
        long repeatedExecutions,
        long repeatedNanos,
        long distinctArguments,
        long distinctMax,
        long duplicates,
        long duplicateNanos,
        long duplicateRequests,
        long unknownArguments,
        long sitedRequests,
        long loopRequests,
        long treeRequests,
        long rows,
        Map<String, Long> sites,
        Map<String, Long> repeatSites) {

    /** The sum of this and another of the same endpoint and query. */
    QueryUse plus(QueryUse other) {
        return new QueryUse(
                endpoint,
                query,
                Sums.add(requests, other.requests),
                Sums.add(executions, other.executions),
                Sums.add(batches, other.batches),
                Sums.add(nanos, other.nanos),
                Math.max(maxPerRequest, other.maxPerRequest),
                Sums.add(repeatedRequests, other.repeatedRequests),
                Sums.add(repeatedExecutions, other.repeatedExecutions),
                Sums.add(repeatedNanos, other.repeatedNanos),
                Sums.add(distinctArguments, other.distinctArguments),
                Math.max(distinctMax, other.distinctMax),
                Sums.add(duplicates, other.duplicates),
                Sums.add(duplicateNanos, other.duplicateNanos),
                Sums.add(duplicateRequests, other.duplicateRequests),
                Sums.add(unknownArguments, other.unknownArguments),
                Sums.add(sitedRequests, other.sitedRequests),
                Sums.add(loopRequests, other.loopRequests),
                Sums.add(treeRequests, other.treeRequests),
                Sums.add(rows, other.rows),
                Sums.add(sites, other.sites),
                Sums.add(repeatSites, other.repeatSites));
    }
}
