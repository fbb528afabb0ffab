package io.pitot.cli.analysis;

import io.pitot.dump.Dump;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Finding;
import io.pitot.dump.Pool;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes a report of merged evidence and the verdict on it. */
public final class Analysis {

    private static final Comparator<Pool> MOST_WAITED = Comparator.comparingLong(
                    (Pool pool) -> pool.waiting().total())
            .reversed()
            .thenComparing(Pool::id);

    private Analysis() {}

    /**
     * The report, with nothing known of its findings beforehand, and the prices that come with Pitot.
     *
     * @param merged evidence of one service
     * @param verdict its findings, in any order
     * @param seen in how many of the dumps merged a finding was found, by its id
     */
    public static Report report(Dump merged, List<Finding> verdict, Map<String, Integer> seen) {
        return report(merged, verdict, seen, Standing.NONE);
    }

    /** The same with what is known of findings beforehand. What is muted costs no points. */
    public static Report report(Dump merged, List<Finding> verdict, Map<String, Integer> seen, Standing standing) {
        return report(merged, verdict, seen, standing, null);
    }

    /** The same with what language models cost; null for the prices that come with Pitot. */
    public static Report report(
            Dump merged,
            List<Finding> verdict,
            Map<String, Integer> seen,
            Standing standing,
            @Nullable PriceTable prices) {
        return report(merged, verdict, seen, standing, prices, Selected.ALL);
    }

    /** The same of a part of the dumps. */
    static Report report(
            Dump merged,
            List<Finding> verdict,
            Map<String, Integer> seen,
            Standing standing,
            @Nullable PriceTable named,
            Selected selected) {
        PriceTable prices = named == null ? shippedIfAsked(merged) : named;
        Predicate<Endpoint> counted = selected.scope().counted(merged);
        Totals totals = Totals.of(merged, counted);
        Sites sites = new Sites(merged.callSites());
        Outside outside = new Outside(merged, totals, selected.scope());
        List<QueryRow> queries = QueryRow.of(merged, totals, outside, sites);
        List<Finding> concerned = selected.of(verdict, Totals.of(merged, merged.counted()), totals);
        Screened screened = Screened.of(FixFirst.order(concerned), standing.mutes(), merged.to(), sites);
        List<Finding> ordered = screened.open();
        Baseline baseline = standing.baseline();
        Health health = Health.of(ordered);
        return new Report(
                Subject.of(merged, selected.leftOut()),
                totals,
                health,
                TimePart.of(totals.split()),
                ranked(merged, ordered, health, seen, sites, queries, baseline),
                screened.muted(),
                screened.idle(),
                screened.over(),
                baseline == null
                        ? null
                        : baseline.gone(merged, concerned, selected.scope().endpoints()),
                Order.TIME,
                EndpointRow.of(merged, totals, counted),
                queries,
                selected.outside(outside.queries()),
                ModelRow.of(merged, totals, outside, sites, prices),
                selected.outside(outside.models()),
                prices,
                RouteRow.of(merged, totals, outside, sites),
                selected.outside(outside.routes()),
                CommandRow.of(merged, totals, outside, sites),
                selected.outside(outside.commands()),
                CacheRow.of(merged, sites),
                ReuseRow.of(merged, queries, sites),
                merged.pools().stream().sorted(MOST_WAITED).toList(),
                new JvmRow(merged.jvm()),
                merged.agent().recordedEvents(),
                BlindSpots.of(merged, totals),
                new Details(merged, sites),
                selected);
    }

    /** To read them takes longer than all else that is done for a report of one dump. */
    private static PriceTable shippedIfAsked(Dump merged) {
        return merged.models().stream().anyMatch(model -> model.answers().told() > 0)
                ? PriceFile.shipped()
                : PriceTable.NONE;
    }

    private static List<RankedFinding> ranked(
            Dump merged,
            List<Finding> ordered,
            Health health,
            Map<String, Integer> seen,
            Sites sites,
            List<QueryRow> queries,
            @Nullable Baseline baseline) {
        Map<String, Long> requests = new HashMap<>();
        for (Endpoint endpoint : merged.endpoints()) {
            requests.put(endpoint.id(), endpoint.requests());
        }
        Map<String, QueryRow> queriesById = new HashMap<>();
        for (QueryRow row : queries) {
            queriesById.put(row.query().id(), row);
        }
        List<RankedFinding> ranked = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            Finding finding = ordered.get(i);
            ranked.add(new RankedFinding(
                    i + 1,
                    finding,
                    health.points().get(i),
                    requests.getOrDefault(finding.endpoint(), 0L),
                    seen.getOrDefault(finding.id(), 0),
                    baseline == null
                            ? RankedFinding.Age.UNKNOWN
                            : baseline.knows(finding) ? RankedFinding.Age.KNOWN : RankedFinding.Age.NEW,
                    sites.named(finding.site()),
                    queriesById.get(finding.subject()),
                    loops(finding, sites, queriesById)));
        }
        return List.copyOf(ranked);
    }

    private static List<RankedFinding.Loop> loops(Finding finding, Sites sites, Map<String, QueryRow> queries) {
        return finding.loops().stream()
                .map(loop -> new RankedFinding.Loop(
                        loop.depth(),
                        loop.finding(),
                        finding.nanosTotal() == 0 ? 0 : (double) loop.finding().nanosTotal() / finding.nanosTotal(),
                        sites.named(loop.finding().site()),
                        queries.get(loop.finding().subject())))
                .toList();
    }
}
