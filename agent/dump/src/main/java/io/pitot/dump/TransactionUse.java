package io.pitot.dump;

import java.util.Map;

/**
 * The transactions of one endpoint: sums over its requests. A transaction lasts from the first statement that a
 * connection runs with auto-commit off to the end of its commit or rollback.
 *
 * @param endpoint endpoint id
 * @param requests requests that ended one
 * @param transactions how many ended
 * @param rollbacks how many of them were rolled back, or closed with their connection without having been committed
 * @param errorStates failed commits and rollbacks by SQLState, or by class of the exception where there is none
 * @param statements statements run in them, a batch as one
 * @param maxStatements most of them in one transaction
 * @param maxPerRequest most transactions in one request
 * @param maxNanos the longest
 * @param commitNanos time in the commits and rollbacks that ended them
 * @param time where the time went between their begin and their end; its cpu part is 0 and belongs to unknown, as does
 *     everything outside requests
 * @param sites transactions by id of the call site that ended them, of those that were looked at
 */
public record TransactionUse(
        String endpoint,
        long requests,
        long transactions,
        long rollbacks,
        Map<String, Long> errorStates,
        long statements,
        long maxStatements,
        long maxPerRequest,
        long maxNanos,
        long commitNanos,
        TimeSplit time,
        Map<String, Long> sites) {

    /** The sum of this and another of the same endpoint. */
    TransactionUse plus(TransactionUse other) {
        return new TransactionUse(
                endpoint,
                Sums.add(requests, other.requests),
                Sums.add(transactions, other.transactions),
                Sums.add(rollbacks, other.rollbacks),
                Sums.add(errorStates, other.errorStates),
                Sums.add(statements, other.statements),
                Math.max(maxStatements, other.maxStatements),
                Math.max(maxPerRequest, other.maxPerRequest),
                Math.max(maxNanos, other.maxNanos),
                Sums.add(commitNanos, other.commitNanos),
                time.plus(other.time),
                Sums.add(sites, other.sites));
    }
}
