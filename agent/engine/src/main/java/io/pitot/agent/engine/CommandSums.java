package io.pitot.agent.engine;

import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.engine.table.DumpIds;
import io.pitot.agent.engine.table.DurationCounts;
import io.pitot.agent.engine.table.IdCounts;
import io.pitot.agent.engine.table.Overflows;
import io.pitot.dump.Command;

/** The round trips of one command to a cache in one interval. */
final class CommandSums {

    private final int id;
    private long calls;
    private long errors;
    private long[] exceptions = IdCounts.NONE;
    private final DurationCounts durations = new DurationCounts();
    private long keys;
    private long lookups;
    private long hits;
    private long stores;
    private long expiring;
    private long bytes;
    private long sized;
    private long maxBytes;
    private long batches;
    private long[] sites = IdCounts.NONE;

    CommandSums(int id) {
        this.id = id;
    }

    void add(long[] event, Overflows overflows) {
        long header = event[EventLayout.HEADER];
        int flags = EventLayout.flags(header);
        boolean failed = (flags & EventLayout.FLAG_ERROR) != 0;
        long named = Math.max(EventLayout.aux(header), 0);
        calls++;
        durations.record(event[EventLayout.DURATION]);
        keys += named;
        if ((flags & EventLayout.FLAG_LOOKUP) != 0 && !failed) {
            lookups += named;
            hits += Math.min(event[EventLayout.COUNT], named);
        }
        if ((flags & EventLayout.FLAG_STORED) != 0 && !failed) {
            stores++;
            expiring += (flags & EventLayout.FLAG_EXPIRES) != 0 ? 1 : 0;
        }
        long size = event[EventLayout.EXTRA];
        bytes += size;
        sized += size > 0 ? 1 : 0;
        maxBytes = Math.max(maxBytes, size);
        batches += (flags & EventLayout.FLAG_BATCH) != 0 ? 1 : 0;
        errors += failed ? 1 : 0;
        int site = EventLayout.site(event[EventLayout.SUBJECT_AND_SITE]);
        if (site != 0) {
            sites = IdCounts.add(sites, site, 1, overflows);
        }
        if (failed) {
            exceptions = IdCounts.add(exceptions, EventLayout.code(header), 1, overflows);
        }
    }

    /** Its id in the dump, which thereby refers to its call sites, too. */
    String mention(DumpIds ids) {
        IdCounts.forEachId(sites, ids::mentionSite);
        return ids.command(id);
    }

    Command named(DumpIds ids) {
        return new Command(
                ids.command(id),
                calls,
                errors,
                IdCounts.named(exceptions, ids::error),
                durations.distribution(),
                keys,
                lookups,
                hits,
                stores,
                expiring,
                bytes,
                sized,
                maxBytes,
                batches,
                IdCounts.named(sites, ids::site));
    }
}
