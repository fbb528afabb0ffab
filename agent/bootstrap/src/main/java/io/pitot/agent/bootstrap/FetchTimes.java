package io.pitot.agent.bootstrap;

/**
 * What is known of the time that the next row of each query takes, so that clocks are read only where
 * there is something to be seen: a row that the driver already holds takes less time than reading the
 * clock twice.
 *
 * <p>A query is quick once several of its results in a row were timed row by row and no row took longer
 * than {@link #QUICK_NANOS}. Of a quick query's results about one in 32 is timed, drawn at random so
 * that no rhythm of the application hides from it; the others count the average of those timed, and of a slow
 * row that comes once among them only that is seen which lasts for two {@linkplain FetchTicks ticks}. One slow row that is
 * seen, and all results are timed again.
 *
 * <p>Shared by all threads without synchronisation: a cell is one int, and an update that is lost is
 * made up for by the next. Written only where it changes, so that threads share it in their caches.
 */
final class FetchTimes {

    /** Far below a round trip to a server, above what decoding a row takes. */
    static final int QUICK_NANOS = 2_000;

    /** Results without a slow row before a query is quick. */
    private static final int PROOF = 8;

    /** Cells: upper half the results without a slow row up to {@link #PROOF}, lower half nanoseconds per row. */
    private static final int[] CELLS = new int[Names.QUERIES.maxId() + 1];

    private FetchTimes() {}

    /** Whether the query's rows are known to come quickly. Never of {@link NameTable#OTHER}, which is many queries. */
    static boolean isQuick(int query) {
        return query != NameTable.OTHER && CELLS[query] >>> 16 == PROOF;
    }

    /** Nanoseconds that a row took on average in the last timed results without a slow one. */
    static int perRow(int query) {
        return CELLS[query] & 0xFFFF;
    }

    /**
     * A result has been timed row by row.
     *
     * @param steps how often the application asked for a row, at least once
     * @param nanos how long all of them took
     * @param slowest how long the slowest took
     */
    static void timed(int query, int steps, long nanos, long slowest) {
        int cell = CELLS[query];
        if (slowest > QUICK_NANOS) {
            // The average stays, for the results of this query that are being read untimed.
            if (cell >>> 16 != 0) {
                CELLS[query] = cell & 0xFFFF;
            }
            return;
        }
        int proof = cell >>> 16;
        int average = cell & 0xFFFF;
        int now = (int) (nanos / steps);
        int updated = proof == 0 ? now : average + (now - average) / 8;
        int next = Math.min(proof + 1, PROOF) << 16 | updated;
        if (next != cell) {
            CELLS[query] = next;
        }
    }
}
