package io.pitot.agent.engine;

import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.engine.table.Bound;
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
    private final IdCounts exceptions = new IdCounts();
    private final DurationCounts durations = new DurationCounts();
    private long rows;
    private boolean batchable;
    private final IdCounts sites = new IdCounts();

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
        boolean fitted = true;
        if ((flags & EventLayout.FLAG_ERROR) != 0) {
            errors++;
            fitted = exceptions.add(EventLayout.code(header), 1);
        }
        int site = EventLayout.site(event[EventLayout.SUBJECT_AND_SITE]);
        fitted &= site == 0 || sites.add(site, 1);
        if (!fitted) {
            overflows.count(Bound.DETAILS);
        }
    }

    /** Its id in the dump, which thereby refers to its call sites, too. */
    String mention(DumpIds ids) {
        sites.forEachId(ids::mentionSite);
        return ids.model(id);
    }

    Model named(DumpIds ids) {
        return new Model(
                ids.model(id),
                calls,
                errors,
                exceptions.named(ids::error),
                durations.distribution(),
                rows,
                batchable,
                sites.named(ids::site));
    }
}
