package io.pitot.agent.engine.evidence;

/** What one request did with one query. Reused from request to request. */
final class QueryRun {

    int query;

    /** Index of the first execution among the request's events; beyond all of them if that was cut. */
    int first;

    long executions;
    long nanos;
    long rows;
    long distinctArguments;
    long duplicates;
    long duplicateNanos;
    long unknownArguments;

    void reset(int query, int first) {
        this.query = query;
        this.first = first;
        executions = 0;
        nanos = 0;
        rows = 0;
        distinctArguments = 0;
        duplicates = 0;
        duplicateNanos = 0;
        unknownArguments = 0;
    }
}
