package io.pitot.findings;

import io.pitot.dump.QueryUse;

/**
 * Whether the repeats of a query come from a loop: two executions of one request from the same call site, which is the same line
 * all the way up to where the request came in. Statements that merely share their text have lines of their own.
 *
 * @param sited requests in which the call sites of at least two executions are known
 * @param loops those of them in which two were the same
 */
record Loops(long sited, long loops) {

    static Loops of(QueryUse use) {
        return new Loops(use.sitedRequests(), use.loopRequests());
    }

    /** Whether most of the requests that were looked at had a loop. */
    boolean areSeen() {
        return sited > 0 && loops * 2 >= sited;
    }

    /** Whether nothing is known against a loop: without the application's frames nothing is known. */
    boolean mayBe() {
        return sited == 0 || areSeen();
    }
}
