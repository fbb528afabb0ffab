package io.pitot.agent.engine;

import io.pitot.agent.bootstrap.EndpointName;
import io.pitot.agent.bootstrap.Names;
import io.pitot.agent.bootstrap.Statuses;
import io.pitot.agent.engine.evidence.RequestEvents;
import io.pitot.agent.engine.evidence.TimeShares;
import io.pitot.agent.engine.evidence.TimeSums;
import io.pitot.agent.engine.table.DumpIds;
import io.pitot.agent.engine.table.DurationCounts;
import io.pitot.agent.engine.table.IdCounts;
import io.pitot.agent.engine.table.Overflows;
import io.pitot.dump.Endpoint;
import io.pitot.dump.LockLooks;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The requests of one endpoint in one interval. */
final class EndpointSums {

    private final int id;
    private long requests;
    private long errors;
    private long[] statuses = IdCounts.NONE;
    private long[] exceptions = IdCounts.NONE;
    private long[] errorSites = IdCounts.NONE;
    private final DurationCounts durations = new DurationCounts();
    private final TimeSums time = new TimeSums();
    private @Nullable LockSums locks;
    private @Nullable SlowTimes slowTimes;
    private long queries;
    private long maxQueries;
    private long bytesOut;
    private long cpuNanos;
    private long allocatedBytes;

    // There are a thousand of these: what cannot be great is small.
    private int bytesOutRequests;
    private int cpuRequests;
    private int allocatedRequests;

    EndpointSums(int id) {
        this.id = id;
    }

    void add(RequestEvents request, TimeShares shares, Overflows overflows) {
        requests++;
        durations.record(request.duration());
        shares.split(request, time);
        if (request.duration() >= SlowTimes.LEAST) {
            shares.split(request, slowTimes().count(request.duration()));
        }
        if (request.lockWait().isPlaced()) {
            locks().add(request.lockWait(), overflows);
        }
        queries += request.queries();
        maxQueries = Math.max(maxQueries, request.queries());
        if (request.status() != 0) {
            statuses = IdCounts.add(statuses, request.status(), 1, overflows);
        }
        if (request.failed()) {
            addError(request, overflows);
        }
        if (request.bytesOut() >= 0) {
            bytesOut += request.bytesOut();
            bytesOutRequests++;
        }
        if (request.cpuNanos() >= 0) {
            cpuNanos += request.cpuNanos();
            cpuRequests++;
        }
        if (request.allocatedBytes() >= 0) {
            allocatedBytes += request.allocatedBytes();
            allocatedRequests++;
        }
    }

    private void addError(RequestEvents request, Overflows overflows) {
        errors++;
        if (request.error() != 0) {
            exceptions = IdCounts.add(exceptions, request.error(), 1, overflows);
        }
        if (request.errorSite() != 0) {
            errorSites = IdCounts.add(errorSites, request.errorSite(), 1, overflows);
        }
    }

    private LockSums locks() {
        LockSums known = locks;
        if (known == null) {
            known = new LockSums();
            locks = known;
        }
        return known;
    }

    private SlowTimes slowTimes() {
        SlowTimes known = slowTimes;
        if (known == null) {
            known = new SlowTimes();
            slowTimes = known;
        }
        return known;
    }

    /** Counts one query that ran outside any request. */
    void addQueryAlone() {
        queries++;
    }

    /** Its id in the dump, which thereby refers to its call sites, too. */
    String mention(DumpIds ids) {
        IdCounts.forEachId(errorSites, ids::mentionSite);
        if (locks != null) {
            locks.mention(ids);
        }
        return ids.endpoint(id);
    }

    Endpoint named(DumpIds ids) {
        EndpointName name = Names.ENDPOINTS.name(id);
        String called = ids.endpoint(id);
        return new Endpoint(
                called,
                name == null ? "" : name.kind(),
                name == null ? "" : name.method(),
                name == null ? called : name.route(),
                requests,
                errors,
                IdCounts.named(statuses, Statuses::name),
                IdCounts.named(exceptions, ids::error),
                IdCounts.named(errorSites, ids::site),
                durations.distribution(),
                time.split(),
                locks == null ? LockLooks.NONE : locks.named(ids),
                slowTimes == null ? List.of() : slowTimes.named(),
                queries,
                maxQueries,
                bytesOut,
                bytesOutRequests,
                cpuNanos,
                cpuRequests,
                allocatedBytes,
                allocatedRequests);
    }
}
