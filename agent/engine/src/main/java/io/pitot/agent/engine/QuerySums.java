package io.pitot.agent.engine;

import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.bootstrap.Names;
import io.pitot.agent.engine.evidence.Verbs;
import io.pitot.agent.engine.table.Bound;
import io.pitot.agent.engine.table.DumpIds;
import io.pitot.agent.engine.table.DurationCounts;
import io.pitot.agent.engine.table.IdCounts;
import io.pitot.agent.engine.table.Overflows;
import io.pitot.dump.Query;

/** The executions of one query in one interval. */
final class QuerySums {

    private final int id;
    private long executions;
    private long errors;
    private final IdCounts errorStates = new IdCounts();
    private final DurationCounts durations = new DurationCounts();
    private long executeNanos;
    private long fetchNanos;
    private long rowsRead;
    private long maxRowsRead;
    private long rowsChanged;
    private long batches;
    private long batched;
    private final IdCounts sites = new IdCounts();

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
        boolean fitted = true;
        if ((flags & EventLayout.FLAG_ERROR) != 0) {
            errors++;
            fitted = errorStates.add(EventLayout.code(header), 1);
        }
        if ((flags & EventLayout.FLAG_BATCH) != 0) {
            batches++;
            batched += EventLayout.aux(header);
        }
        int site = EventLayout.site(words[offset + EventLayout.SUBJECT_AND_SITE]);
        fitted &= site == 0 || sites.add(site, 1);
        if (!fitted) {
            overflows.count(Bound.DETAILS);
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
        sites.forEachId(ids::mentionSite);
        return ids.query(id);
    }

    Query named(DumpIds ids) {
        String sql = Names.QUERIES.name(id);
        return new Query(
                ids.query(id),
                sql == null ? "" : sql,
                Verbs.of(sql),
                executions,
                errors,
                errorStates.named(ids::error),
                durations.distribution(),
                executeNanos,
                fetchNanos,
                rowsRead,
                maxRowsRead,
                rowsChanged,
                batches,
                batched,
                sites.named(ids::site));
    }
}
