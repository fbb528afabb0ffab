package io.pitot.findings;

import io.pitot.dump.QueryUse;

/**
 * Whether the repeats of a query come from a loop: two executions of one request from the same call site, which is the same line
 * all the way up to where the request came in. Statements that merely share their text have lines of their own.
 *
 * @param sited requests in which the call sites of at least two executions are known
 * @param loops those of them in which two were the same
 * @param most executions in one request at most
 */
record Loops(long sited, long loops, long most) {

    /** Requests that tell by their call sites what their counts do not. */
    private static final long SEVERAL = 3;

    /** So often a text may well stand in a method. */
    private static final long FEW_LINES = 4;

    static Loops of(QueryUse use) {
        return new Loops(use.sitedRequests(), use.loopRequests(), use.maxPerRequest());
    }

    /** Whether most of the requests that were looked at had a loop. */
    boolean areSeen() {
        return sited > 0 && loops * 2 >= sited;
    }

    /**
     * Whether a few executions came from lines of their own whenever it was looked: that there are as many of them as rows of an earlier query
     * is then chance, as where both depend on what was found.
     */
    boolean areRuledOut() {
        return sited >= SEVERAL && loops == 0 && most <= FEW_LINES;
    }

    /** Whether nothing is known against a loop: without the application's frames nothing is known. */
    boolean mayBe() {
        return sited == 0 || areSeen();
    }
}
