package io.pitot.agent.engine;

import io.pitot.agent.bootstrap.EndpointName;
import io.pitot.agent.bootstrap.Names;
import io.pitot.agent.bootstrap.Statuses;
import io.pitot.agent.engine.evidence.RequestEvents;
import io.pitot.agent.engine.evidence.TimeShares;
import io.pitot.agent.engine.evidence.TimeSums;
import io.pitot.agent.engine.table.Bound;
import io.pitot.agent.engine.table.DumpIds;
import io.pitot.agent.engine.table.DurationCounts;
import io.pitot.agent.engine.table.IdCounts;
import io.pitot.agent.engine.table.Overflows;
import io.pitot.dump.Endpoint;

/** The requests of one endpoint in one interval. */
final class EndpointSums {

    private final int id;
    private long requests;
    private long errors;
    private final IdCounts statuses = new IdCounts();
    private final IdCounts exceptions = new IdCounts();
    private final IdCounts errorSites = new IdCounts();
    private final DurationCounts durations = new DurationCounts();
    private final TimeSums time = new TimeSums();
    private long queries;
    private long maxQueries;
    private long bytesOut;
    private long bytesOutRequests;
    private long cpuNanos;
    private long cpuRequests;
    private long allocatedBytes;
    private long allocatedRequests;

    EndpointSums(int id) {
        this.id = id;
    }

    void add(RequestEvents request, TimeShares shares, Overflows overflows) {
        requests++;
        durations.record(request.duration());
        shares.split(request, time);
        queries += request.queries();
        maxQueries = Math.max(maxQueries, request.queries());
        boolean fitted = request.status() == 0 || statuses.add(request.status(), 1);
        if (request.failed()) {
            errors++;
            fitted &= request.error() == 0 || exceptions.add(request.error(), 1);
            fitted &= request.errorSite() == 0 || errorSites.add(request.errorSite(), 1);
        }
        if (!fitted) {
            overflows.count(Bound.DETAILS);
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

    /** Counts one query that ran outside any request. */
    void addQueryAlone() {
        queries++;
    }

    /** Its id in the dump, which thereby refers to its call sites, too. */
    String mention(DumpIds ids) {
        errorSites.forEachId(ids::mentionSite);
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
                statuses.named(Statuses::name),
                exceptions.named(ids::error),
                errorSites.named(ids::site),
                durations.distribution(),
                time.split(),
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
