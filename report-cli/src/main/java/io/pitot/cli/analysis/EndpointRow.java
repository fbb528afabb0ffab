package io.pitot.cli.analysis;

import io.pitot.dump.Distribution;
import io.pitot.dump.Dump;
import io.pitot.dump.Endpoint;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Requests of one kind.
 *
 * @param endpoint what the dump says of them
 * @param share of all requests' time, 0 to 1
 */
public record EndpointRow(Endpoint endpoint, double share) implements Row {

    private static final Comparator<EndpointRow> BY_TIME =
            Comparator.comparingLong(EndpointRow::nanos).reversed().thenComparing(row -> row.endpoint.id());

    /** Those that were asked for, by total time. */
    static List<EndpointRow> of(Dump dump, Totals totals, Predicate<Endpoint> counted) {
        return dump.endpoints().stream()
                .filter(counted)
                .map(endpoint -> new EndpointRow(
                        endpoint, totals.shareOfTime(endpoint.duration().total())))
                .sorted(BY_TIME)
                .toList();
    }

    @Override
    public String id() {
        return endpoint.id();
    }

    @Override
    public Distribution duration() {
        return endpoint.duration();
    }

    @Override
    public long calls() {
        return endpoint.requests();
    }

    @Override
    public long errors() {
        return endpoint.errors();
    }

    @Override
    public long nanos() {
        return endpoint.duration().total();
    }

    /** Queries of a request, on average. */
    public double queriesPerRequest() {
        return Totals.share(endpoint.queries(), endpoint.requests());
    }

    /** Failed requests among all, 0 to 1. */
    public double errorShare() {
        return Totals.share(endpoint.errors(), endpoint.requests());
    }

    /** Time in the database among all, 0 to 1. */
    public double databaseShare() {
        return Totals.share(endpoint.time().database(), endpoint.time().total());
    }

    /** CPU time of a request in nanoseconds on average, or -1 if unknown. */
    public long cpuNanosPerRequest() {
        return endpoint.cpuRequests() == 0 ? -1 : endpoint.cpuNanos() / endpoint.cpuRequests();
    }

    /** Bytes that a request allocated on average, or -1 if unknown. */
    public long allocatedBytesPerRequest() {
        return endpoint.allocatedRequests() == 0 ? -1 : endpoint.allocatedBytes() / endpoint.allocatedRequests();
    }

    /** Bytes of a body sent on average, or -1 if unknown. */
    public long bytesOutPerRequest() {
        return endpoint.bytesOutRequests() == 0 ? -1 : endpoint.bytesOut() / endpoint.bytesOutRequests();
    }
}
