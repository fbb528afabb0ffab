package io.pitot.cli.analysis;

import io.pitot.dump.Dump;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What stands behind a report: for those who want to know more of one thing.
 *
 * @param environment where the dumps come from
 * @param waterfalls the slowest requests, by endpoint, the slowest first
 * @param uses what endpoints called, by time
 * @param origins where queries are run from, by their ids, the most frequent call site first
 */
public record Details(
        Environment environment, List<Waterfall> waterfalls, List<Use> uses, Map<String, List<Origin>> origins) {

    /**
     * A call site of a query.
     *
     * @param site the call site
     * @param calls executions from there, of those that were looked at
     */
    public record Origin(Site site, long calls) {}

    private static final Comparator<Origin> MOST_CALLS = Comparator.comparingLong(Origin::calls)
            .reversed()
            .thenComparing(origin -> origin.site().id());

    static Details of(Dump dump, Sites sites) {
        Map<String, List<Origin>> origins = new HashMap<>();
        dump.queries().forEach(query -> origins.put(query.id(), origins(query.sites(), sites)));
        return new Details(Environment.of(dump), Waterfall.of(dump, sites), Use.of(dump), Map.copyOf(origins));
    }

    private static List<Origin> origins(Map<String, Long> calls, Sites sites) {
        return calls.entrySet().stream()
                .filter(entry -> sites.named(entry.getKey()) != null)
                .map(entry -> new Origin(Objects.requireNonNull(sites.named(entry.getKey())), entry.getValue()))
                .sorted(MOST_CALLS)
                .toList();
    }

    /** The slowest requests of an endpoint, the slowest first. */
    public List<Waterfall> waterfalls(String endpoint) {
        return waterfalls.stream()
                .filter(waterfall -> waterfall.request().endpoint().equals(endpoint))
                .toList();
    }
}
