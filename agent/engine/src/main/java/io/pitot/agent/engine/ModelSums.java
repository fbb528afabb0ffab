package io.pitot.agent.engine;

import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.engine.table.DumpIds;
import io.pitot.agent.engine.table.DurationCounts;
import io.pitot.agent.engine.table.IdCounts;
import io.pitot.agent.engine.table.Overflows;
import io.pitot.dump.Model;

/** The calls of one model in one interval. */
final class ModelSums {

    private final int id;
    private long calls;
    private long errors;
    private long[] exceptions = IdCounts.NONE;
    private final DurationCounts durations = new DurationCounts();
    private long rows;
    private boolean batchable;
    private long[] sites = IdCounts.NONE;

    ModelSums(int id) {
        this.id = id;
    }

    void add(long[] event, Overflows overflows) {
        long header = event[EventLayout.HEADER];
        int flags = EventLayout.flags(header);
        calls++;
        durations.record(event[EventLayout.DURATION]);
        rows += event[EventLayout.COUNT];
        batchable |= (flags & EventLayout.FLAG_BATCHABLE) != 0;
        if ((flags & EventLayout.FLAG_ERROR) != 0) {
            errors++;
            exceptions = IdCounts.add(exceptions, EventLayout.code(header), 1, overflows);
        }
        int site = EventLayout.site(event[EventLayout.SUBJECT_AND_SITE]);
        if (site != 0) {
            sites = IdCounts.add(sites, site, 1, overflows);
        }
    }

    /** Its id in the dump, which thereby refers to its call sites, too. */
    String mention(DumpIds ids) {
        IdCounts.forEachId(sites, ids::mentionSite);
        return ids.model(id);
    }

    Model named(DumpIds ids) {
        return new Model(
                ids.model(id),
                calls,
                errors,
                IdCounts.named(exceptions, ids::error),
                durations.distribution(),
                rows,
                batchable,
                IdCounts.named(sites, ids::site));
    }
}
