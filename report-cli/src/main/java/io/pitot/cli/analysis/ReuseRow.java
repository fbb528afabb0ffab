package io.pitot.cli.analysis;

import io.pitot.dump.Dump;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Model;
import io.pitot.dump.Reuse;
import io.pitot.findings.HitRates;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A query or model whose repeats were followed, and the caches that would have answered them.
 *
 * @param reuse what the dump says of it
 * @param rates of those caches
 * @param query the query, or null if it is a model or not known
 * @param site the call site that asks most often, or null if none is known
 */
public record ReuseRow(
        Reuse reuse,
        HitRates rates,
        @Nullable QueryRow query,
        @Nullable Site site) {

    /** So few calls say nothing of a cache. */
    private static final long LEAST_CALLS = 100;

    private static final Comparator<ReuseRow> MOST_SAVED =
            Comparator.comparingLong(ReuseRow::nanos).reversed().thenComparing(row -> row.reuse.subject());

    static List<ReuseRow> of(Dump dump, List<QueryRow> rows, Sites sites) {
        Map<String, QueryRow> queries = new HashMap<>();
        rows.forEach(row -> queries.put(row.query().id(), row));
        Map<String, Model> models = new HashMap<>();
        dump.models().forEach(model -> models.put(model.id(), model));
        return dump.reuses().stream()
                .filter(reuse ->
                        reuse.calls() >= LEAST_CALLS && !reuse.subject().equals(Endpoint.OTHER))
                .map(reuse -> of(reuse, queries, models, sites))
                .filter(row -> row.nanos() > 0)
                .sorted(MOST_SAVED)
                .toList();
    }

    private static ReuseRow of(Reuse reuse, Map<String, QueryRow> queries, Map<String, Model> models, Sites sites) {
        QueryRow query = reuse.kind().equals(Reuse.QUERY) ? queries.get(reuse.subject()) : null;
        Model model = reuse.kind().equals(Reuse.MODEL) ? models.get(reuse.subject()) : null;
        Site site = query != null ? query.site() : model == null ? null : sites.busiest(model.sites());
        return new ReuseRow(reuse, new HitRates(reuse), query, site);
    }

    /** What a cache of all answers that lets none of them go would have saved, in nanoseconds: more than any other. */
    public long nanos() {
        return rates.nanosOf(rates.lasting(Long.MAX_VALUE).likely());
    }
}
