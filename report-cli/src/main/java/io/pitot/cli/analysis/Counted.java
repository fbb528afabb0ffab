package io.pitot.cli.analysis;

import io.pitot.dump.Dump;
import io.pitot.dump.Endpoint;

/**
 * Which endpoints the totals are of: requests, and not what was done outside of them. What the main thread did, the start of
 * a server, is outside unless there is nothing else, as in a batch program.
 *
 * @param isMainThread whether it is not
 */
record Counted(boolean isMainThread) {

    static Counted of(Dump dump) {
        return new Counted(dump.endpoints().stream().noneMatch(new Counted(false)::has));
    }

    boolean has(Endpoint endpoint) {
        return endpoint.requests() > 0
                && !endpoint.id().equals(Endpoint.NO_REQUEST)
                && (isMainThread || !endpoint.isMainThread());
    }
}
