package io.pitot.agent.engine;

import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.engine.table.DumpIds;
import io.pitot.agent.engine.table.DurationCounts;
import io.pitot.agent.engine.table.IdCounts;
import io.pitot.agent.engine.table.Overflows;
import io.pitot.dump.Route;

/** The calls of one route of another service in one interval. */
final class RouteSums {

    private final int id;
    private long calls;
    private long errors;
    private long[] statuses = IdCounts.NONE;
    private long[] exceptions = IdCounts.NONE;
    private final DurationCounts durations = new DurationCounts();
    private long waitNanos;
    private long retries;
    private long bytes;
    private long sized;
    private long[] sites = IdCounts.NONE;

    RouteSums(int id) {
        this.id = id;
    }

    void add(long[] event, Overflows overflows) {
        long header = event[EventLayout.HEADER];
        int flags = EventLayout.flags(header);
        calls++;
        durations.record(event[EventLayout.DURATION]);
        waitNanos += event[EventLayout.EXTRA];
        retries += (flags & EventLayout.FLAG_RETRY) != 0 ? 1 : 0;
        bytes += event[EventLayout.COUNT];
        sized += event[EventLayout.COUNT] > 0 ? 1 : 0;
        int status = EventLayout.aux(header);
        if (status > 0) {
            statuses = IdCounts.add(statuses, status, 1, overflows);
        }
        if ((flags & EventLayout.FLAG_ERROR) != 0) {
            errors++;
            int exception = EventLayout.code(header);
            if (exception != 0) {
                exceptions = IdCounts.add(exceptions, exception, 1, overflows);
            }
        }
        int site = EventLayout.site(event[EventLayout.SUBJECT_AND_SITE]);
        if (site != 0) {
            sites = IdCounts.add(sites, site, 1, overflows);
        }
    }

    /** Its id in the dump, which thereby refers to its call sites, too. */
    String mention(DumpIds ids) {
        IdCounts.forEachId(sites, ids::mentionSite);
        return ids.route(id);
    }

    Route named(DumpIds ids) {
        return new Route(
                ids.route(id),
                calls,
                errors,
                IdCounts.named(statuses, Integer::toString),
                IdCounts.named(exceptions, ids::error),
                durations.distribution(),
                waitNanos,
                retries,
                bytes,
                sized,
                IdCounts.named(sites, ids::site));
    }
}
