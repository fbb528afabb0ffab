package io.pitot.dump;

/**
 * Which columns of a query's results the application has read: by any of its executions since the JVM started, so that what is missing has been read
 * by none.
 *
 * @param count how many columns its results have; 0 if not known, {@link #DIFFERENT} if not always the same
 * @param read a bit for each column that was read, the first column's being that of 2
 * @param rows the rows of which that is known; where they are fewer than the query's, columns may have been read unseen
 */
public record ColumnsRead(int count, long read, long rows) {

    /** In place of a number of columns. */
    public static final int DIFFERENT = -1;

    /** Where nothing is known. */
    public static final ColumnsRead NONE = new ColumnsRead(0, 0, 0);

    /** Whether the column of this number, the first being 1, was read. */
    public boolean isRead(int column) {
        return (read & 1L << column) != 0;
    }

    /** How many columns were read by nobody; 0 where that is not known. */
    public int unread() {
        int unread = 0;
        for (int column = 1; column <= count; column++) {
            unread += isRead(column) ? 0 : 1;
        }
        return unread;
    }

    /** By hand: the JVM links a record's own when it is first called, which takes as long as a small dump. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ColumnsRead columns
                && count == columns.count
                && read == columns.read
                && rows == columns.rows;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * count + Long.hashCode(read)) + Long.hashCode(rows);
    }

    /** What is known by this and by another. */
    ColumnsRead plus(ColumnsRead other) {
        return new ColumnsRead(either(count, other.count), read | other.read, Sums.add(rows, other.rows));
    }

    private static int either(int count, int other) {
        if (count == 0 || other == 0) {
            return count + other;
        }
        return count == other ? count : DIFFERENT;
    }
}
