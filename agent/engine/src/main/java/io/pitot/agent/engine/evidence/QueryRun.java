package io.pitot.agent.engine.evidence;

/** What one request did with one query. Reused from request to request. */
final class QueryRun {

    int query;

    /** Index of the first execution among the request's events; beyond all of them if that was cut. */
    int first;

    long executions;
    long batches;
    long nanos;
    long rows;
    long distinctArguments;

    /** Executions that asked what the request had asked before, polls among them. */
    long duplicates;

    long duplicateNanos;

    /** Those of the duplicates that came after a pause. */
    long polled;

    long unknownArguments;

    /** Call sites of executions, of those that were looked at, as many as there is room for. */
    private final int[] sites = new int[4];

    private int sited;

    /** Whether two executions came from one place. */
    boolean isLoop;

    void reset(int query, int first) {
        this.query = query;
        this.first = first;
        executions = 0;
        batches = 0;
        nanos = 0;
        rows = 0;
        distinctArguments = 0;
        duplicates = 0;
        duplicateNanos = 0;
        polled = 0;
        unknownArguments = 0;
        sited = 0;
        isLoop = false;
    }

    void addSite(int site) {
        for (int i = 0; i < sited; i++) {
            isLoop |= SamePlace.isOf(sites[i], site);
        }
        if (sited < sites.length) {
            sites[sited++] = site;
        }
    }

    /** Whether its duplicates are avoidable: there are some, and they are not the repeats of a poll. */
    boolean hasDuplicates() {
        return duplicates > 0 && polled * 2 <= duplicates;
    }

    /** Whether the call sites of two executions are known, so that they can be compared. */
    boolean isSited() {
        return sited > 1;
    }
}
