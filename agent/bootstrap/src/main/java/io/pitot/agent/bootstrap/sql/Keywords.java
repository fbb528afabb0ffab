package io.pitot.agent.bootstrap.sql;

/**
 * The words that are written in capitals, by a key that a scanner can compute while it reads: five bits
 * for each of up to twelve letters (the underscore is 31), so that two words have one key only if they are
 * the same word. Longer words are never keywords.
 */
final class Keywords {

    /** The longest word that has a key. */
    static final int MAX_LENGTH = 12;

    /** Not a keyword. */
    static final int NONE = 0;

    /** A keyword after which an operand may follow, so that a sign belongs to a number. */
    static final int PLAIN = 1;

    /** A keyword that stands for a value or is as often a column's name: a sign after it subtracts. */
    static final int VALUE = 2;

    /** A keyword that is written next to its parenthesis, like a function. */
    static final int CALL = 3;

    /** Before the name of a table. */
    static final int TABLE = 4;

    /** Before the name of a table that may have a list of columns. */
    static final int INTO = 5;

    /** Between a column and a value, or before a value. */
    static final int COMPARE = 6;

    /** Before or after columns, never literals in quotes. */
    static final int COLUMN = 7;

    /** Starts a query. */
    static final int QUERY = 8;

    static final int IN = 9;
    static final int VALUES = 10;
    static final int ARRAY = 11;
    static final int IDENTIFIED = 12;

    private static final int SIZE = 1_024;
    private static final long[] KEYS = new long[SIZE];
    private static final byte[] KINDS = new byte[SIZE];

    static {
        add(
                PLAIN,
                "ADD ALTER ANALYZE AND AS BEFORE BEGIN CASE CHECK COLLATE CONFLICT CONNECT CONSTRAINT CREATE"
                        + " CROSS DECLARE DELETE DISTINCT DO DROP ELSEIF ESCAPE EXCEPT EXISTS EXPLAIN FETCH FOR FOREIGN FULL"
                        + " GRANT GROUP HAVING INNER INTERSECT LATERAL LIMIT MATCHED MATERIALIZED MERGE MINUS NATURAL"
                        + " NOT NOWAIT OFFSET ON ONLY OR ORDER OUTER OVER OVERLAPS PARTITION PRIMARY PRIOR QUALIFY"
                        + " RECURSIVE INSERT REFERENCES REVOKE ROLLBACK SAVEPOINT SET SIBLINGS STRAIGHT_JOIN"
                        + " TABLESAMPLE TO TOP UNION USING VACUUM WHEN WHERE WINDOW WITHIN WITHOUT");
        add(
                VALUE,
                "ASC CASCADE COLUMN COMMENT COMMIT CURRENT_DATE CURRENT_TIME CURRENT_USER CYCLE DATABASE DEFAULT DESC"
                        + " DUPLICATE END FALSE FILTER FIRST FOLLOWING FORCE FUNCTION IGNORE INDEX KEY LAST LOCK LOCKED"
                        + " NEXT NO NOLOCK NOTHING NULL NULLS OF ORDINALITY PRECEDING PROCEDURE RANGE RELEASE RENAME ROLLUP"
                        + " ROWNUM ROWS SCHEMA SEPARATOR SEQUENCE SHARE SHOW SKIP TEMPORARY TIES TRANSACTION TRIGGER TRUE"
                        + " UNBOUNDED UNIQUE UNKNOWN VIEW");
        add(CALL, "CAST CONVERT EXTRACT IF LEFT REPLACE RIGHT ROW TRUNCATE");
        add(TABLE, "FROM JOIN UPDATE APPLY");
        add(INTO, "INTO TABLE");
        add(COMPARE, "ALL ANY BETWEEN CALL ELSE EXEC EXECUTE GLOB ILIKE INTERVAL LIKE REGEXP RLIKE SIMILAR SOME THEN");
        add(COLUMN, "BY IS RETURNING");
        add(QUERY, "SELECT WITH");
        add(IN, "IN");
        add(VALUES, "VALUES");
        add(ARRAY, "ARRAY");
        add(IDENTIFIED, "IDENTIFIED");
    }

    private Keywords() {}

    /** The key of a word that goes on with this letter, of either case, or underscore. */
    static long key(long key, char letter) {
        return key << 5 | (letter & 31);
    }

    /** What kind of keyword has this key. */
    static int kind(long key) {
        for (int i = slot(key); ; i = (i + 1) & (SIZE - 1)) {
            long present = KEYS[i];
            if (present == key) {
                return KINDS[i];
            }
            if (present == 0) {
                return NONE;
            }
        }
    }

    private static void add(int kind, String words) {
        long key = 0;
        int length = words.length();
        for (int i = 0; i <= length; i++) {
            if (i == length || words.charAt(i) == ' ') {
                int slot = slot(key);
                while (KEYS[slot] != 0) {
                    slot = (slot + 1) & (SIZE - 1);
                }
                KEYS[slot] = key;
                KINDS[slot] = (byte) kind;
                key = 0;
            } else {
                key = key(key, words.charAt(i));
            }
        }
    }

    private static int slot(long key) {
        return (int) ((key * 0x9E3779B97F4A7C15L) >>> 54);
    }
}
