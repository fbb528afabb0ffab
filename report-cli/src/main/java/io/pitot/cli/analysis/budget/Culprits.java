package io.pitot.cli.analysis.budget;

import io.pitot.cli.analysis.CommandRow;
import io.pitot.cli.analysis.ModelRow;
import io.pitot.cli.analysis.QueryRow;
import io.pitot.cli.analysis.RankedFinding;
import io.pitot.cli.analysis.Report;
import io.pitot.cli.analysis.RouteRow;
import io.pitot.cli.analysis.Site;
import io.pitot.dump.CallUse;
import io.pitot.dump.Dump;
import io.pitot.dump.FindingKind;
import io.pitot.dump.ModelUse;
import io.pitot.dump.QueryUse;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** What is behind a number that is too great: the finding that explains it, and the line. */
final class Culprits {

    /**
     * What is known of it.
     *
     * @param finding what explains it, or null
     * @param site the line that did most of it, or null
     */
    record Culprit(
            @Nullable RankedFinding finding, @Nullable Site site) {
        static final Culprit NONE = new Culprit(null, null);
    }

    private final Report report;
    private final Dump merged;

    Culprits(Report report, Dump merged) {
        this.report = report;
        this.merged = merged;
    }

    Culprit of(Target target, Measure measure) {
        String id = target.id();
        return switch (target.kind()) {
            case MODEL -> culprit(of -> of.finding().subject().equals(id), modelSite(id));
            case CACHE -> culprit(of -> of.finding().subject().equals(id), commandSite(id));
            case ENDPOINT -> ofEndpoint(id, measure);
        };
    }

    private Culprit ofEndpoint(String endpoint, Measure measure) {
        return switch (measure) {
            case QUERIES_PER_REQUEST -> {
                String query =
                        most(merged.queryUses(), QueryUse::endpoint, endpoint, QueryUse::executions, QueryUse::query);
                yield about(
                        endpoint,
                        query,
                        site(report.queries(), row -> row.query().id(), query, QueryRow::site));
            }
            case HTTP_CALLS_PER_REQUEST -> {
                String route = most(merged.routeUses(), CallUse::endpoint, endpoint, CallUse::calls, CallUse::subject);
                yield about(
                        endpoint,
                        route,
                        site(report.routes(), row -> row.route().id(), route, RouteRow::site));
            }
            case CACHE_CALLS_PER_REQUEST -> {
                String command =
                        most(merged.commandUses(), CallUse::endpoint, endpoint, CallUse::calls, CallUse::subject);
                yield about(endpoint, command, commandSite(command));
            }
            case MODEL_CALLS_PER_REQUEST -> {
                String model = most(merged.modelUses(), ModelUse::endpoint, endpoint, ModelUse::calls, ModelUse::model);
                yield about(endpoint, model, modelSite(model));
            }
            case ERROR_RATE ->
                culprit(
                        of -> of.finding().endpoint().equals(endpoint)
                                && of.finding().kind() == FindingKind.FAILING_ENDPOINT,
                        null);
            case ALLOCATED_PER_REQUEST, HIT_RATE -> Culprit.NONE;
            case P50, P95, P99 ->
                culprit(
                        of -> of.finding().endpoint().equals(endpoint)
                                && of.finding().nanosTotal() > 0
                                && of.finding().kind() != FindingKind.SLOW_ENDPOINT,
                        null);
        };
    }

    private Culprit about(String endpoint, String subject, @Nullable Site site) {
        Culprit culprit = culprit(
                of -> of.finding().endpoint().equals(endpoint)
                        && of.finding().parts().stream()
                                .anyMatch(part -> part.subject().equals(subject)),
                site);
        RankedFinding found = culprit.finding();
        // Of nested loops the line is that of the one that runs it.
        return found == null || found.finding().subject().equals(subject) ? culprit : new Culprit(found, site);
    }

    /** The finding to fix first among those of interest, and its line; without one, the line given. */
    private Culprit culprit(Predicate<RankedFinding> ofInterest, @Nullable Site otherwise) {
        return report.findings().stream()
                .filter(ofInterest)
                .findFirst()
                .map(found -> new Culprit(found, found.site() == null ? otherwise : found.site()))
                .orElse(new Culprit(null, otherwise));
    }

    private @Nullable Site modelSite(String id) {
        return site(report.models(), row -> row.model().id(), id, ModelRow::site);
    }

    private @Nullable Site commandSite(String id) {
        return site(report.commands(), row -> row.command().id(), id, CommandRow::site);
    }

    private static <T> @Nullable Site site(
            List<T> rows, Function<T, String> id, String wanted, Function<T, @Nullable Site> site) {
        for (T row : rows) {
            if (id.apply(row).equals(wanted)) {
                return site.apply(row);
            }
        }
        return null;
    }

    /** What an endpoint called most often; empty if it called nothing. */
    private static <T> String most(
            List<T> uses,
            Function<T, String> endpoint,
            String wanted,
            ToLongFunction<T> calls,
            Function<T, String> subject) {
        return uses.stream()
                .filter(use -> endpoint.apply(use).equals(wanted))
                .max(Comparator.comparingLong(calls).thenComparing(subject))
                .map(subject)
                .orElse("");
    }
}
