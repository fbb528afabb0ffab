package io.pitot.findings;

import io.pitot.dump.QueryUse;

/**
 * How one endpoint repeats one query, as averages over the requests that ran it at least twice.
 *
 * @param requests requests that repeated it, at least 1
 * @param executions executions in each
 * @param known those of them whose arguments are known
 * @param distinct distinct arguments in each, as far as arguments are known
 */
record Repeats(long requests, double executions, double known, double distinct) {

    /**
     * So many say what the others are like: the first of a request that has more than are kept one by one, of which nested loops have a
     * part each.
     */
    private static final int SAMPLE = 32;

    static Repeats of(QueryUse use) {
        double requests = use.repeatedRequests();
        // A request that ran it once contributed one to the sum of distinct arguments.
        long once = Math.max(0, use.requests() - use.repeatedRequests());
        long distinct = Math.max(0, use.distinctArguments() - once);
        return new Repeats(
                use.repeatedRequests(),
                use.repeatedExecutions() / requests,
                Math.max(0, use.repeatedExecutions() - use.unknownArguments()) / requests,
                Math.min(distinct, use.repeatedExecutions()) / requests);
    }

    /** Whether the arguments of at least half of the executions are known, or of so many that the others are like them. */
    boolean argumentsKnown() {
        return known * 2 >= executions || known >= SAMPLE;
    }

    /** Whether at least half of the repeats whose arguments are known had some that were new to their request. */
    boolean mostlyNewArguments() {
        return distinct >= 2 && (distinct - 1) * 2 >= known - 1;
    }
}
