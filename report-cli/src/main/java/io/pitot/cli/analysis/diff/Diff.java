package io.pitot.cli.analysis.diff;

import io.pitot.cli.analysis.Parts;
import io.pitot.cli.analysis.Report;
import io.pitot.cli.analysis.Run;
import io.pitot.dump.Command;
import io.pitot.dump.Distribution;
import io.pitot.dump.Dump;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Model;
import io.pitot.dump.Query;
import io.pitot.dump.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What changed between two sets of dumps of a service.
 *
 * @param before the report on the first set
 * @param after the report on the second
 * @param scale from where on differences count
 * @param findings what was found
 * @param endpoints what is worse first, as are the following
 * @param queries all queries that either side ran
 * @param models all models
 * @param routes all routes of other services
 * @param commands all commands to caches
 */
public record Diff(
        Report before,
        Report after,
        Scale scale,
        FindingChanges findings,
        List<DiffRow> endpoints,
        List<DiffRow> queries,
        List<DiffRow> models,
        List<DiffRow> routes,
        List<DiffRow> commands) {

    /** Compares. */
    public static Diff of(Run before, Run after, Scale scale) {
        return new Diff(
                before.report(),
                after.report(),
                scale,
                FindingChanges.of(before.report(), after.report(), after.merged(), scale),
                endpoints(before, after, scale),
                queries(before, after, scale),
                models(before, after, scale),
                routes(before, after, scale),
                commands(before, after, scale));
    }

    /** How all of it compares, findings included. */
    public Outcome outcome() {
        List<Outcome> outcomes = new ArrayList<>();
        for (List<DiffRow> rows : List.of(endpoints, queries, models, routes, commands)) {
            rows.forEach(row -> outcomes.add(row.outcome()));
        }
        findings.fresh().forEach(unused -> outcomes.add(Outcome.WORSE));
        findings.gone().forEach(unused -> outcomes.add(Outcome.BETTER));
        return Outcome.of(outcomes);
    }

    private static List<DiffRow> endpoints(Run before, Run after, Scale scale) {
        Dump base = before.merged();
        Dump head = after.merged();
        Uses routesBefore = Uses.ofRoutes(base);
        Uses routesAfter = Uses.ofRoutes(head);
        Uses commandsBefore = Uses.ofCommands(base);
        Uses commandsAfter = Uses.ofCommands(head);
        Uses modelsBefore = Uses.ofModels(base);
        Uses modelsAfter = Uses.ofModels(head);
        return rows(
                base.endpoints().stream().filter(base.counted()).toList(),
                head.endpoints().stream().filter(head.counted()).toList(),
                Endpoint::id,
                (mine, theirs) -> {
                    List<Change> counts = new ArrayList<>();
                    counts.add(Change.of(Change.Kind.QUERIES_PER_REQUEST, queries(mine), queries(theirs), scale));
                    counts.add(Change.of(
                            Change.Kind.HTTP_CALLS_PER_REQUEST,
                            calls(routesBefore, mine),
                            calls(routesAfter, theirs),
                            scale));
                    counts.add(Change.of(
                            Change.Kind.CACHE_CALLS_PER_REQUEST,
                            calls(commandsBefore, mine),
                            calls(commandsAfter, theirs),
                            scale));
                    counts.add(Change.of(
                            Change.Kind.MODEL_CALLS_PER_REQUEST,
                            calls(modelsBefore, mine),
                            calls(modelsAfter, theirs),
                            scale));
                    counts.add(Change.of(
                            Change.Kind.ERROR_RATE,
                            share(mine, Endpoint::errors, Endpoint::requests),
                            share(theirs, Endpoint::errors, Endpoint::requests),
                            scale));
                    String id = either(mine, theirs).id();
                    return DiffRow.of(
                            id,
                            id,
                            count(mine, Endpoint::requests),
                            count(theirs, Endpoint::requests),
                            counts,
                            new Latency(
                                    timings(mine, Endpoint::duration, before, Parts.Kind.ENDPOINT, id),
                                    timings(theirs, Endpoint::duration, after, Parts.Kind.ENDPOINT, id)),
                            scale);
                });
    }

    private static List<DiffRow> queries(Run before, Run after, Scale scale) {
        Dump base = before.merged();
        Dump head = after.merged();
        Map<String, String> labels = labels(before.report(), after.report());
        Uses usesBefore = Uses.ofQueries(base);
        Uses usesAfter = Uses.ofQueries(head);
        return rows(base.queries(), head.queries(), Query::id, (mine, theirs) -> {
            String id = either(mine, theirs).id();
            return DiffRow.of(
                    id,
                    labels.getOrDefault(id, id),
                    count(mine, Query::executions),
                    count(theirs, Query::executions),
                    List.of(
                            Uses.perRequest(id, usesBefore, usesAfter, scale),
                            Change.of(Change.Kind.ROWS_PER_CALL, rowsRead(mine), rowsRead(theirs), scale),
                            errors(mine, theirs, Query::errors, Query::executions, scale)),
                    new Latency(
                            timings(mine, Query::duration, before, Parts.Kind.QUERY, id),
                            timings(theirs, Query::duration, after, Parts.Kind.QUERY, id)),
                    scale);
        });
    }

    private static List<DiffRow> models(Run before, Run after, Scale scale) {
        Dump base = before.merged();
        Dump head = after.merged();
        Uses usesBefore = Uses.ofModels(base);
        Uses usesAfter = Uses.ofModels(head);
        return rows(base.models(), head.models(), Model::id, (mine, theirs) -> {
            String id = either(mine, theirs).id();
            return DiffRow.of(
                    id,
                    id,
                    count(mine, Model::calls),
                    count(theirs, Model::calls),
                    List.of(
                            Uses.perRequest(id, usesBefore, usesAfter, scale),
                            errors(mine, theirs, Model::errors, Model::calls, scale)),
                    new Latency(
                            timings(mine, Model::duration, before, Parts.Kind.MODEL, id),
                            timings(theirs, Model::duration, after, Parts.Kind.MODEL, id)),
                    scale);
        });
    }

    private static List<DiffRow> routes(Run before, Run after, Scale scale) {
        Dump base = before.merged();
        Dump head = after.merged();
        Uses usesBefore = Uses.ofRoutes(base);
        Uses usesAfter = Uses.ofRoutes(head);
        return rows(base.routes(), head.routes(), Route::id, (mine, theirs) -> {
            String id = either(mine, theirs).id();
            return DiffRow.of(
                    id,
                    id,
                    count(mine, Route::calls),
                    count(theirs, Route::calls),
                    List.of(
                            Uses.perRequest(id, usesBefore, usesAfter, scale),
                            errors(mine, theirs, Route::errors, Route::calls, scale)),
                    new Latency(
                            timings(mine, Route::duration, before, Parts.Kind.ROUTE, id),
                            timings(theirs, Route::duration, after, Parts.Kind.ROUTE, id)),
                    scale);
        });
    }

    private static List<DiffRow> commands(Run before, Run after, Scale scale) {
        Dump base = before.merged();
        Dump head = after.merged();
        Uses usesBefore = Uses.ofCommands(base);
        Uses usesAfter = Uses.ofCommands(head);
        return rows(base.commands(), head.commands(), Command::id, (mine, theirs) -> {
            String id = either(mine, theirs).id();
            return DiffRow.of(
                    id,
                    id,
                    count(mine, Command::calls),
                    count(theirs, Command::calls),
                    List.of(
                            Uses.perRequest(id, usesBefore, usesAfter, scale),
                            Change.of(
                                    Change.Kind.HIT_RATE,
                                    share(mine, Command::hits, Command::lookups),
                                    share(theirs, Command::hits, Command::lookups),
                                    scale),
                            errors(mine, theirs, Command::errors, Command::calls, scale)),
                    new Latency(
                            timings(mine, Command::duration, before, Parts.Kind.COMMAND, id),
                            timings(theirs, Command::duration, after, Parts.Kind.COMMAND, id)),
                    scale);
        });
    }

    private static <T> List<DiffRow> rows(
            List<T> before,
            List<T> after,
            Function<T, String> id,
            BiFunction<@Nullable T, @Nullable T, DiffRow> compare) {
        Map<String, T> mine = byId(before, id);
        Map<String, T> theirs = byId(after, id);
        TreeSet<String> ids = new TreeSet<>(mine.keySet());
        ids.addAll(theirs.keySet());
        return ids.stream()
                .map(key -> compare.apply(mine.get(key), theirs.get(key)))
                .sorted(DiffRow.ORDER)
                .toList();
    }

    private static <T> Map<String, T> byId(List<T> rows, Function<T, String> id) {
        Map<String, T> byId = new LinkedHashMap<>();
        rows.forEach(row -> byId.put(id.apply(row), row));
        return byId;
    }

    private static <T> T either(@Nullable T mine, @Nullable T theirs) {
        if (mine != null) {
            return mine;
        }
        if (theirs != null) {
            return theirs;
        }
        throw new IllegalArgumentException("a row of neither side");
    }

    private static <T> long count(@Nullable T row, Function<T, Long> count) {
        return row == null ? 0 : count.apply(row);
    }

    private static <T> Share share(@Nullable T row, Function<T, Long> part, Function<T, Long> whole) {
        return new Share(count(row, part), count(row, whole));
    }

    private static <T> Change errors(
            @Nullable T mine, @Nullable T theirs, Function<T, Long> errors, Function<T, Long> calls, Scale scale) {
        return Change.of(Change.Kind.ERROR_RATE, share(mine, errors, calls), share(theirs, errors, calls), scale);
    }

    private static <T> Timings timings(
            @Nullable T row, Function<T, Distribution> duration, Run run, Parts.Kind kind, String id) {
        return row == null
                ? Timings.NONE
                : new Timings(duration.apply(row), run.parts().of(kind, id));
    }

    private static Rate queries(@Nullable Endpoint endpoint) {
        return endpoint == null
                ? Rate.UNKNOWN
                : Rate.of(endpoint.queries(), endpoint.requests(), endpoint.maxQueries());
    }

    private static Rate calls(Uses uses, @Nullable Endpoint endpoint) {
        return endpoint == null ? Rate.UNKNOWN : uses.perRequest(endpoint);
    }

    private static Rate rowsRead(@Nullable Query query) {
        return query == null ? Rate.UNKNOWN : Rate.of(query.rowsRead(), query.executions(), query.maxRowsRead());
    }

    private static Map<String, String> labels(Report before, Report after) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (Report report : List.of(before, after)) {
            report.queries()
                    .forEach(row -> labels.put(
                            row.query().id(),
                            row.table().isEmpty()
                                    ? row.text()
                                    : row.table() + " " + row.query().kind()));
        }
        return labels;
    }
}
