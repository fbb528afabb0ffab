package io.pitot.agent.engine.evidence;

/** What one request did with one query. Reused from request to request. */
final class QueryRun {

    int query;

    /** Index of the first execution among the request's events; beyond all of them if that was cut. */
    int first;

    /** Index of the last one, likewise. */
    int last;

    long executions;
    long batches;
    long nanos;
    long rows;
    long distinctArguments;

    /** Two bits for each database that was asked, by which nearly all are told apart. */
    private long databases;

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
        last = first;
        executions = 0;
        batches = 0;
        nanos = 0;
        rows = 0;
        distinctArguments = 0;
        databases = 0;
        duplicates = 0;
        duplicateNanos = 0;
        polled = 0;
        unknownArguments = 0;
        sited = 0;
        isLoop = false;
    }

    void addDatabase(int database) {
        databases |= 1L << database | 1L << (database >>> 6);
    }

    void addSite(int site) {
        for (int i = 0; i < sited; i++) {
            isLoop |= SamePlace.isOf(sites[i], site);
        }
        if (sited < sites.length) {
            sites[sited++] = site;
        }
    }

    /**
     * How many different arguments it had, so far as they are those of repeats. Where it goes from database to database, and asks most of
     * them once, there are none but the first: no statement can ask several databases at a time.
     */
    long distinctArguments() {
        boolean goesOverDatabases = executions > 1 && (Long.bitCount(databases) + 1) / 2 > executions / 2;
        return goesOverDatabases ? Math.min(distinctArguments, 1) : distinctArguments;
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
