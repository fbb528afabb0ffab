package io.pitot.agent.bootstrap;

import io.pitot.agent.bootstrap.sql.SqlTemplate;

/**
 * What {@link SqlMemory} knows of one text, or of all texts of one template. Any thread may read it and may change
 * what is not final, by plain stores: those fields are guesses, and a wrong or old one costs time only.
 */
final class SqlEntry {

    private static final int BITS = 16;
    private static final long MASK = (1 << BITS) - 1;

    /** In place of a parameter's index: each text has a number of its own. */
    static final int VARIES = -3;

    /** The text, or null if this is a template's. */
    final @Nullable String text;

    final @Nullable SqlTemplate template;
    final int queryId;

    /** The hash of the text's literals. */
    final long literals;

    /** Which parameter says how many rows are skipped, as {@link RowsSkipped#in} tells it; of a template {@link #VARIES} where it is a literal. */
    final int rowsSkipped;

    /** What the entry is found by in its slot. */
    final long key;

    /** The slot of the entry that stands for this one where the next text is predicted. */
    final int predicted;

    /** A text that came several times in a row where others of the template might have. */
    @Nullable
    SqlEntry usual;

    /** The literals of the template that were looked at last. */
    long lastLiterals;

    /** The slots, plus one, of up to four entries that have followed this one on some thread; the latest is lowest. */
    private long successors;

    private SqlEntry(
            @Nullable String text,
            @Nullable SqlTemplate template,
            int queryId,
            long literals,
            int rowsSkipped,
            long key,
            int predicted) {
        this.text = text;
        this.template = template;
        this.queryId = queryId;
        this.literals = literals;
        this.rowsSkipped = rowsSkipped;
        this.key = key;
        this.predicted = predicted;
    }

    static SqlEntry ofText(String text, int queryId, long literals, int rowsSkipped, long key, int predicted) {
        return new SqlEntry(text, null, queryId, literals, rowsSkipped, key, predicted);
    }

    static SqlEntry ofTemplate(SqlTemplate template, int queryId, int rowsSkipped, long key, int slot) {
        return new SqlEntry(null, template, queryId, 0, rowsSkipped, key, slot);
    }

    /** What it takes in memory, roughly, in bytes. */
    int size() {
        SqlTemplate of = template;
        return 64 + (of != null ? of.size() : 2 * (text == null ? 0 : text.length()));
    }

    /** Whether this is the entry of this very string: worth asking where a comparison is not. */
    @SuppressWarnings("ReferenceEquality")
    boolean isOf(String sql) {
        return text == sql;
    }

    long successors() {
        return successors;
    }

    /** The slot of the first of these successors, which are not 0. */
    static int first(long successors) {
        return (int) (successors & MASK) - 1;
    }

    static long rest(long successors) {
        return successors >>> BITS;
    }

    /** Remembers that an entry followed this one. */
    void precedes(int slot) {
        long known = successors;
        for (long rest = known; rest != 0; rest >>>= BITS) {
            if (first(rest) == slot) {
                return;
            }
        }
        successors = known << BITS | (slot + 1);
    }
}
