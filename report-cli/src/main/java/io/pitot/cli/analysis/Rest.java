package io.pitot.cli.analysis;

import java.util.List;

/**
 * The rows of a table that are not shown, or that do not belong into its ranking, in one: so that what is
 * printed accounts for everything.
 *
 * @param rows how many rows
 * @param calls requests, executions or inferences in them
 * @param errors how many of those failed
 * @param nanos their duration in all
 * @param share of all requests' time, 0 to 1
 */
public record Rest(int rows, long calls, long errors, long nanos, double share) {

    static final Rest NONE = new Rest(0, 0, 0, 0, 0);

    /** The rows after the first few. */
    public static Rest after(int shown, List<? extends Row> rows) {
        Rest rest = NONE;
        for (Row row : rows.subList(Math.min(shown, rows.size()), rows.size())) {
            rest = rest.plus(row.calls(), row.errors(), row.nanos(), row.share());
        }
        return rest;
    }

    Rest plus(long moreCalls, long moreErrors, long moreNanos, double moreShare) {
        return new Rest(rows + 1, calls + moreCalls, errors + moreErrors, nanos + moreNanos, share + moreShare);
    }
}
