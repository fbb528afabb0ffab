package io.pitot.cli.analysis;

import io.pitot.dump.Dump;
import io.pitot.dump.Query;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind a report: for those who want to know more of one thing. Made when it is asked for, since most who read a
 * report do not. Not for several threads.
 */
public final class Details {

    private static final Comparator<Origin> MOST_CALLS = Comparator.comparingLong(Origin::calls)
            .reversed()
            .thenComparing(origin -> origin.site().id());

    private final Dump dump;
    private final Sites sites;
    private @Nullable List<Waterfall> waterfalls;

    Details(Dump dump, Sites sites) {
        this.dump = dump;
        this.sites = sites;
    }

    /**
     * A call site of a query.
     *
     * @param site the call site
     * @param calls executions from there, of those that were looked at
     */
    public record Origin(Site site, long calls) {}

    /** Where the dumps come from. */
    public Environment environment() {
        return Environment.of(dump);
    }

    /** What endpoints called, by time. */
    public List<Use> uses() {
        return Use.of(dump);
    }

    /** Where a query is run from, the most frequent call site first. */
    public List<Origin> origins(Query query) {
        return query.sites().entrySet().stream()
                .filter(entry -> sites.named(entry.getKey()) != null)
                .map(entry -> new Origin(Objects.requireNonNull(sites.named(entry.getKey())), entry.getValue()))
                .sorted(MOST_CALLS)
                .toList();
    }

    /** The slowest requests, by endpoint, the slowest first. */
    public List<Waterfall> waterfalls() {
        if (waterfalls == null) {
            waterfalls = Waterfall.of(dump, sites);
        }
        return waterfalls;
    }

    /** The slowest requests of an endpoint, the slowest first. */
    public List<Waterfall> waterfalls(String endpoint) {
        return waterfalls().stream()
                .filter(waterfall -> waterfall.request().endpoint().equals(endpoint))
                .toList();
    }
}
