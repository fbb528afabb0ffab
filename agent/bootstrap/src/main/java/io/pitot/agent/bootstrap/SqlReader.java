package io.pitot.agent.bootstrap;

import io.pitot.agent.bootstrap.sql.SqlScanner;
import io.pitot.agent.bootstrap.sql.SqlTemplate;

/**
 * Finds the query ids of the SQL texts that one thread runs. For one thread; allocates only to remember.
 *
 * <p>A program runs its statements in few orders. So the texts that came after the last one before are tried first:
 * the same text is recognised by a comparison, a text with other literals by its template, and neither takes a hash of
 * the text. What was not predicted is looked up by its hash, and what is not found is scanned.
 */
public final class SqlReader {

    /** What is remembered makes room for something else at most once in so many scans. */
    private static final int REPLACING = 256;

    /** Every so many matches of a template we look if its literals ever change. */
    private static final int SAMPLE = 64;

    private final SqlScanner scanner = new SqlScanner(Settings.salt());
    private final RowsSkipped skipped = new RowsSkipped();
    private @Nullable SqlEntry last;
    private long literals;
    private int rowsSkipped;
    private int scans;

    /** The number of scans when something of others was last replaced. */
    private int replaced;

    private int matches;

    /** The id of a text's query. */
    public int resolve(String sql) {
        SqlEntry before = last;
        if (before != null) {
            for (long next = before.successors(); next != 0; next = SqlEntry.rest(next)) {
                SqlEntry entry = SqlMemory.at(SqlEntry.first(next));
                if (entry != null && is(entry, sql)) {
                    last = entry;
                    return entry.queryId;
                }
            }
        }
        return search(before, sql);
    }

    /** The salted hash of the literals of the text resolved last; 0 if it has none. */
    public long literals() {
        return literals;
    }

    /** Which parameter of the text resolved last says how many rows are skipped, as {@link RowsSkipped#in} tells it. */
    int rowsSkipped() {
        return rowsSkipped;
    }

    /** How many texts had to be scanned. */
    int scans() {
        return scans;
    }

    private boolean is(SqlEntry entry, String sql) {
        String text = entry.text;
        if (text != null) {
            literals = entry.literals;
            rowsSkipped = entry.rowsSkipped;
            return sql.equals(text);
        }
        SqlEntry usual = entry.usual;
        if (usual != null && usual.isOf(sql)) {
            literals = usual.literals;
            rowsSkipped = usual.rowsSkipped;
            return true;
        }
        SqlTemplate template = entry.template;
        if (template == null || !scanner.matches(template, sql)) {
            return false;
        }
        literals = scanner.literalsHash();
        rowsSkipped = entry.rowsSkipped == SqlEntry.VARIES ? skipped.in(sql) : entry.rowsSkipped;
        if (++matches == SAMPLE) {
            matches = 0;
            sample(entry, sql);
        }
        return true;
    }

    /** A text that always has the same literals is most often one and the same string. */
    private void sample(SqlEntry entry, String sql) {
        if (entry.lastLiterals != literals) {
            entry.lastLiterals = literals;
        } else if ((entry.usual == null || !entry.usual.isOf(sql)) && 2 * sql.length() <= entry.size()) {
            entry.usual = SqlEntry.ofText(sql, entry.queryId, literals, rowsSkipped, entry.key, entry.predicted);
        }
    }

    private int search(@Nullable SqlEntry before, String sql) {
        boolean rememberable = sql.length() <= SqlMemory.MAX_LENGTH;
        int slot = rememberable ? SqlMemory.textSlot(sql) : 0;
        SqlEntry entry = rememberable ? SqlMemory.at(slot) : null;
        if (entry != null && sql.equals(entry.text)) {
            literals = entry.literals;
            rowsSkipped = entry.rowsSkipped;
            follow(before, entry);
            return entry.queryId;
        }
        scanner.scan(sql);
        literals = scanner.literalsHash();
        rowsSkipped = skipped.in(sql);
        int id = SqlMemory.queryId(scanner, sql);
        scans++;
        if (rememberable && id != NameTable.OTHER) {
            remember(before, sql, slot, id);
        }
        return id;
    }

    private void remember(@Nullable SqlEntry before, String sql, int slot, int id) {
        long layout = scanner.layoutHash();
        SqlEntry template = null;
        int predicted = slot;
        if (layout != 0) {
            long key = Hashing.combine(scanner.fingerprintHash(), layout);
            predicted = SqlMemory.templateSlot(key);
            template = SqlMemory.at(predicted);
            if (template == null || template.key != key) {
                template = mayPut(predicted, key)
                        ? SqlMemory.put(
                                predicted,
                                SqlEntry.ofTemplate(
                                        scanner.template(sql),
                                        id,
                                        rowsSkipped < 0 ? SqlEntry.VARIES : rowsSkipped,
                                        key,
                                        predicted))
                        : null;
            }
        }
        long key = Hashing.combine(scanner.fingerprintHash() ^ literals, sql.hashCode());
        if (mayPut(slot, key)) {
            SqlEntry text = SqlMemory.put(slot, SqlEntry.ofText(sql, id, literals, rowsSkipped, key, predicted));
            template = template == null ? text : template;
        }
        if (template != null) {
            follow(before, template);
        }
    }

    private boolean mayPut(int slot, long key) {
        if (!SqlMemory.seen(slot, key)) {
            return false;
        }
        if (SqlMemory.replaces(slot)) {
            if (scans - replaced < REPLACING) {
                return false;
            }
            replaced = scans;
        }
        return true;
    }

    private void follow(@Nullable SqlEntry before, SqlEntry entry) {
        if (before != null) {
            before.precedes(entry.predicted);
        }
        SqlEntry standing = SqlMemory.at(entry.predicted);
        last = standing != null ? standing : entry;
    }
}
