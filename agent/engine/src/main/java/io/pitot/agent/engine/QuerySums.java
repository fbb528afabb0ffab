package io.pitot.agent.engine;

import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.bootstrap.Names;
import io.pitot.agent.bootstrap.ReadColumns;
import io.pitot.agent.engine.evidence.Verbs;
import io.pitot.agent.engine.table.DumpIds;
import io.pitot.agent.engine.table.DurationCounts;
import io.pitot.agent.engine.table.IdCounts;
import io.pitot.agent.engine.table.Overflows;
import io.pitot.dump.ColumnsRead;
import io.pitot.dump.Query;

/** The executions of one query in one interval. */
final class QuerySums {

    private final int id;
    private long executions;
    private long errors;
    private long[] errorStates = IdCounts.NONE;
    private final DurationCounts durations = new DurationCounts();
    private long executeNanos;
    private long fetchNanos;
    private long rowsRead;
    private long maxRowsRead;
    private long rowsChanged;
    private long batches;
    private long batched;
    private long[] sites = IdCounts.NONE;

    /** Those that skipped many rows. */
    private int deepPages;

    private long deepPageNanos;

    QuerySums(int id) {
        this.id = id;
    }

    /** Adds an execution with what was read of its result. */
    void add(long[] words, int offset, Overflows overflows) {
        long header = words[offset + EventLayout.HEADER];
        int flags = EventLayout.flags(header);
        long duration = words[offset + EventLayout.DURATION];
        long fetch = words[offset + EventLayout.EXTRA];
        executions++;
        executeNanos += duration;
        durations.record(duration + fetch);
        addRead(flags, words[offset + EventLayout.COUNT], fetch);
        if ((flags & EventLayout.FLAG_SKIPPED) != 0) {
            deepPages++;
            deepPageNanos += duration + fetch;
        }
        if ((flags & EventLayout.FLAG_ERROR) != 0) {
            errors++;
            errorStates = IdCounts.add(errorStates, EventLayout.code(header), 1, overflows);
        }
        if ((flags & EventLayout.FLAG_BATCH) != 0) {
            batches++;
            batched += EventLayout.aux(header);
        }
        int site = EventLayout.site(words[offset + EventLayout.SUBJECT_AND_SITE]);
        if (site != 0) {
            sites = IdCounts.add(sites, site, 1, overflows);
        }
    }

    /** Adds rows and fetch time that became known after the execution was added. */
    void addRead(int flags, long rows, long nanos) {
        fetchNanos += nanos;
        if ((flags & EventLayout.FLAG_ROWS_READ) != 0) {
            rowsRead += rows;
            maxRowsRead = Math.max(maxRowsRead, rows);
        } else if ((flags & EventLayout.FLAG_ROWS_CHANGED) != 0) {
            rowsChanged += rows;
        }
    }

    /** Its id in the dump, which thereby refers to its call sites, too. */
    String mention(DumpIds ids) {
        IdCounts.forEachId(sites, ids::mentionSite);
        return ids.query(id);
    }

    Query named(DumpIds ids) {
        String sql = Names.QUERIES.name(id);
        return new Query(
                ids.query(id),
                sql == null ? "" : sql,
                Verbs.kind(sql),
                executions,
                errors,
                IdCounts.named(errorStates, ids::error),
                durations.distribution(),
                executeNanos,
                fetchNanos,
                rowsRead,
                maxRowsRead,
                rowsChanged,
                batches,
                batched,
                IdCounts.named(sites, ids::site),
                columns(),
                deepPages,
                deepPageNanos);
    }

    private ColumnsRead columns() {
        long read = ReadColumns.read(id);
        return read == 0 || rowsRead == 0 ? ColumnsRead.NONE : new ColumnsRead(ReadColumns.columns(id), read, rowsRead);
    }
}
