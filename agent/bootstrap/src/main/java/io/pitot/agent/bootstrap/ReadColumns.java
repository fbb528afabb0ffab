package io.pitot.agent.bootstrap;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Which columns of each query's results have been read since the JVM started, and how many there are. Counted here and
 * not told by events: after a query's first results nothing is new, and a comparison finds that.
 *
 * <p>What was read is only ever added to: a column that is missing has been read by nobody. Where somebody may have read one
 * unseen, the query is unknown for good.
 */
public final class ReadColumns {

    /** In place of a column, which all have numbers above 0: columns may have been read unseen. */
    static final long UNKNOWN = 1;

    /** The most columns of a result that are told apart. Results with more are unknown. */
    private static final int MOST = 56;

    /** Where the number of columns begins in a cell; 0 until it is known. */
    private static final int COUNT = MOST + 1;

    private static final long READ = (1L << COUNT) - 1;

    private static final AtomicLongArray CELLS = new AtomicLongArray(Names.QUERIES.maxId() + 1);

    private ReadColumns() {}

    /**
     * Columns were read, or {@link #UNKNOWN} ones.
     *
     * @param columns a bit for each, the first column's being that of 2
     */
    public static void add(int query, long columns) {
        long more = columns & READ;
        long cell = CELLS.getPlain(query);
        while ((cell | more) != cell) {
            long before = CELLS.compareAndExchange(query, cell, cell | more);
            if (before == cell) {
                return;
            }
            cell = before;
        }
    }

    /** Whether it is still to be told how many columns the query's results have. */
    static boolean isWithoutCount(int query) {
        long cell = CELLS.getPlain(query);
        return cell >>> COUNT == 0 && (cell & UNKNOWN) == 0;
    }

    /** A result of the query has so many columns; 0 or less where nobody can tell. */
    public static void count(int query, int columns) {
        if (columns <= 0 || columns > MOST) {
            add(query, UNKNOWN);
            return;
        }
        long cell = CELLS.get(query);
        while (cell >>> COUNT == 0) {
            long before = CELLS.compareAndExchange(query, cell, cell | (long) columns << COUNT);
            if (before == cell) {
                return;
            }
            cell = before;
        }
    }

    /** Of the columns of a query's results, those that have been read: a bit for each, the first column's being that of 2; 0 where it is unknown. */
    public static long read(int query) {
        long cell = CELLS.get(query);
        return query == NameTable.OTHER || (cell & UNKNOWN) != 0 ? 0 : cell & READ;
    }

    /** How many columns the results of a query have; 0 where it is not known. */
    public static int columns(int query) {
        return (int) (CELLS.get(query) >>> COUNT);
    }
}
