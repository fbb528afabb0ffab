package io.pitot.agent.engine.table;

/** What the engine keeps within a bound, and what happens beyond it. */
public enum Bound {
    /** Requests under way; the longest silent ones are closed, their queries counted without an endpoint. */
    OPEN_REQUESTS("openRequests"),
    /** Events of one request, or of all open ones; counted exactly, without their arguments and place. */
    REQUEST_EVENTS("requestEvents"),
    /** Distinct queries, models, routes or commands of one request; the rest is {@code other}. */
    REQUEST_SUBJECTS("requestSubjects"),
    /** Pairs of endpoint and query; the rest is {@code other}. */
    QUERY_USES("queryUses"),
    /** Pairs of endpoint and model; the rest is {@code other}. */
    MODEL_USES("modelUses"),
    /** Pairs of endpoint and route, and of endpoint and command; the rest is {@code other}. */
    CALL_USES("callUses"),
    /** Pairs of endpoint and pool; the rest is {@code other}. */
    CONNECTION_USES("connectionUses"),
    /** Pairs of parent and child query; the rest is not followed. */
    GROWTHS("growths"),
    /** Pairs of parent and child query that were found after requests of which too little is kept; they begin without those. */
    LATE_GROWTHS("lateGrowths"),
    /** Call sites, statuses or errors of one table row; the rest is {@code other}. */
    DETAILS("details"),
    /** Steps of slow requests; the rest is omitted. */
    SLOW_STEPS("slowSteps");

    private final String table;

    Bound(String table) {
        this.table = table;
    }

    /** The name in the dump's overflows. */
    public String table() {
        return table;
    }
}
