package io.pitot.cli.analysis;

import io.pitot.dump.Dump;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Query;
import io.pitot.dump.QueryUse;

/**
 * How many queries no request is known for. Where that is most of them, what serves the requests is not observed: a server that the agent
 * does not know, or threads that it cannot follow requests to.
 *
 * @param count executions outside requests, those of the main thread left out
 * @param of all executions
 */
public record RequestlessQueries(long count, long of) {

    /** None at all. */
    public static final RequestlessQueries NONE = new RequestlessQueries(0, 0);

    /** Fewer are what applications do at their start and beside their requests. */
    private static final long MANY = 100;

    /** Those of a dump. */
    public static RequestlessQueries of(Dump dump) {
        long count = dump.queryUses().stream()
                .filter(use -> use.endpoint().equals(Endpoint.NO_REQUEST))
                .mapToLong(QueryUse::executions)
                .sum();
        long all = dump.queries().stream().mapToLong(Query::executions).sum();
        return new RequestlessQueries(count, all);
    }

    /** The sum of these and those of another dump. */
    public RequestlessQueries plus(RequestlessQueries other) {
        return new RequestlessQueries(count + other.count, of + other.of);
    }

    /** Whether they are many, and more than those of requests. */
    public boolean areMost() {
        return count >= MANY && count > of - count;
    }
}
