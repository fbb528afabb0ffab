package io.pitot.cli.analysis;

import io.pitot.dump.Distribution;
import io.pitot.dump.Dump;
import io.pitot.dump.Route;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls of one kind to another service over HTTP.
 *
 * @param route what the dump says of them, calls outside requests included
 * @param calls calls in requests
 * @param nanos time in which at least one of a request's calls was under way, in all
 * @param share of all requests' time, 0 to 1
 * @param site the call site that made most of them, or null if none is known
 */
public record RouteRow(
        Route route,
        long calls,
        long nanos,
        double share,
        @Nullable Site site) implements Row {

    private static final Comparator<RouteRow> BY_TIME =
            Comparator.comparingLong(RouteRow::nanos).reversed().thenComparing(row -> row.route.id());

    static List<RouteRow> of(Dump dump, Totals totals, Outside outside, Sites sites) {
        return dump.routes().stream()
                .map(route -> row(route, totals, outside.routeWithin(route.id()), sites))
                .filter(row -> row.calls > 0)
                .sorted(BY_TIME)
                .toList();
    }

    private static RouteRow row(Route route, Totals totals, Outside.Calls inside, Sites sites) {
        return new RouteRow(
                route,
                inside.count(),
                inside.nanos(),
                totals.shareOfTime(inside.nanos()),
                sites.busiest(route.sites()));
    }

    @Override
    public String id() {
        return route.id();
    }

    @Override
    public Distribution duration() {
        return route.duration();
    }

    @Override
    public long errors() {
        return route.errors();
    }

    /** Bytes of a response on average, of those that are known; -1 if none is. */
    public long bytesPerCall() {
        return route.sizedCalls() == 0 ? -1 : route.bytesIn() / route.sizedCalls();
    }
}
