package io.pitot.findings;

import io.pitot.dump.QueryUse;

/**
 * How one endpoint repeats one query, as averages over the requests that ran it at least twice.
 *
 * @param requests requests that repeated it, at least 1
 * @param executions executions in each
 * @param distinct distinct arguments in each, as far as arguments are known
 * @param argumentsKnown whether the arguments of at least half of the executions are known
 */
record Repeats(long requests, double executions, double distinct, boolean argumentsKnown) {

    static Repeats of(QueryUse use) {
        double requests = use.repeatedRequests();
        // A request that ran it once contributed one to the sum of distinct arguments.
        long once = Math.max(0, use.requests() - use.repeatedRequests());
        long distinct = Math.max(0, use.distinctArguments() - once);
        return new Repeats(
                use.repeatedRequests(),
                use.repeatedExecutions() / requests,
                Math.min(distinct, use.repeatedExecutions()) / requests,
                use.unknownArguments() * 2 <= use.executions());
    }

    /** Whether at least half of the repeats had arguments that were new to their request. */
    boolean mostlyNewArguments() {
        return distinct >= 2 && (distinct - 1) * 2 >= executions - 1;
    }
}
