package io.pitot.cli.render;

import io.pitot.cli.analysis.CommandRow;
import io.pitot.cli.analysis.EndpointRow;
import io.pitot.cli.analysis.ModelRow;
import io.pitot.cli.analysis.QueryRow;
import io.pitot.cli.analysis.Report;
import io.pitot.cli.analysis.Rest;
import io.pitot.cli.analysis.RouteRow;
import io.pitot.cli.render.Table.Cell;
import io.pitot.dump.Distribution;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Pool;
import io.pitot.dump.Query;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The tables: endpoints, queries, models, other services, caches and pools, the greatest first, and a row for the rest. */
final class TablesSection {

    private final Page page;
    private final Report report;
    private final int shown;

    TablesSection(Page page, Report report, int shown) {
        this.page = page;
        this.report = report;
        this.shown = shown;
    }

    void print() {
        if (!report.endpoints().isEmpty()) {
            page.blank();
            printEndpoints();
        }
        if (!report.queries().isEmpty() || report.queriesOutside().calls() > 0) {
            page.blank();
            printQueries();
        }
        if (!report.models().isEmpty() || report.modelsOutside().calls() > 0) {
            page.blank();
            printModels();
        }
        if (!report.routes().isEmpty() || report.routesOutside().calls() > 0) {
            page.blank();
            printRoutes();
        }
        if (!report.commands().isEmpty() || report.commandsOutside().calls() > 0) {
            page.blank();
            printCommands();
        }
        if (!report.pools().isEmpty()) {
            page.blank();
            printPools();
        }
    }

    private void printEndpoints() {
        Table table = new Table(page, "ENDPOINTS", "by time, ms")
                .number("calls", 0)
                .number("p50", 0)
                .number("p95", 0)
                .number("p99", 0)
                .number("max", 120)
                .number("q/req", 0)
                .number("max q", 130)
                .number("DB", 100)
                .number("CPU/req", 120)
                .number("alloc/req", 130)
                .number("errors", 70)
                .number("time", 0);
        for (EndpointRow row : first(report.endpoints())) {
            Endpoint endpoint = row.endpoint();
            Distribution duration = endpoint.duration();
            long cpu = row.cpuNanosPerRequest();
            long allocated = row.allocatedBytesPerRequest();
            table.row(
                    Cell.of(endpoint.id()),
                    number(row.calls()),
                    millis(duration.percentile(50)),
                    millis(duration.percentile(95)),
                    millis(duration.percentile(99)),
                    millis(duration.max()),
                    Cell.of(Numbers.mean(row.queriesPerRequest())),
                    number(endpoint.maxQueries()),
                    Cell.of(Numbers.percent(row.databaseShare())),
                    cpu < 0 ? Cell.dim("-") : millis(cpu),
                    allocated < 0 ? Cell.dim("-") : Cell.of(Numbers.bytes(allocated)),
                    new Cell(row.errors() > 0 ? Style.WARNING : Style.DIM, Numbers.percent(row.errorShare())),
                    Cell.of(Numbers.percent(row.share())));
        }
        Rest rest = Rest.after(shown, report.endpoints());
        if (rest.rows() > 0) {
            table.rest(
                    more(rest.rows()),
                    Map.of(
                            "calls", Numbers.count(rest.calls()),
                            "errors", Numbers.percent((double) rest.errors() / rest.calls()),
                            "time", Numbers.percent(rest.share())));
        }
        table.print();
    }

    private void printQueries() {
        Table table = new Table(page, "QUERIES", "by time, ms")
                .number("total", 0)
                .number("calls", 0)
                .number("avg", 0)
                .number("p95", 90)
                .number("max", 120)
                .number("rows/call", 120)
                .number("errors", 130)
                .number("time", 0)
                .text("site", 80);
        for (QueryRow row : first(report.queries())) {
            Query query = row.query();
            Distribution duration = query.duration();
            table.row(
                    Cell.of(Words.queryId(query.id()) + " " + (row.table().isEmpty() ? row.text() : name(row))),
                    Cell.of(Numbers.duration(row.nanos())),
                    number(row.calls()),
                    millis(duration.mean()),
                    millis(duration.percentile(95)),
                    millis(duration.max()),
                    Cell.of(Numbers.mean((double) (query.rowsRead() + query.rowsChanged()) / query.executions())),
                    errors(query.errors()),
                    Cell.of(Numbers.percent(row.share())),
                    new Cell(Style.ACCENT, Words.cell(row.site())));
        }
        addRest(table, Rest.after(shown, report.queries()), report.queriesOutside());
        table.print();
    }

    private void printModels() {
        Table table = new Table(page, "MODELS", "by time, ms")
                .number("total", 0)
                .number("calls", 0)
                .number("rows/call", 0)
                .number("avg", 0)
                .number("p95", 0)
                .number("errors", 100)
                .number("time", 0)
                .text("site", 80);
        for (ModelRow row : first(report.models())) {
            Distribution duration = row.model().duration();
            table.row(
                    Cell.of(row.model().id()),
                    Cell.of(Numbers.duration(row.nanos())),
                    number(row.calls()),
                    Cell.of(Numbers.mean(row.rowsPerCall())),
                    millis(duration.mean()),
                    millis(duration.percentile(95)),
                    errors(row.errors()),
                    Cell.of(Numbers.percent(row.share())),
                    new Cell(Style.ACCENT, Words.cell(row.site())));
        }
        addRest(table, Rest.after(shown, report.models()), report.modelsOutside());
        table.print();
    }

    private void printRoutes() {
        Table table = new Table(page, "HTTP", "by time, ms")
                .number("total", 0)
                .number("calls", 0)
                .number("avg", 0)
                .number("p95", 0)
                .number("bytes", 120)
                .number("errors", 70)
                .number("time", 0)
                .text("site", 80);
        for (RouteRow row : first(report.routes())) {
            Distribution duration = row.route().duration();
            table.row(
                    Cell.of(row.route().id()),
                    Cell.of(Numbers.duration(row.nanos())),
                    number(row.calls()),
                    millis(duration.mean()),
                    millis(duration.percentile(95)),
                    bytes(row.bytesPerCall()),
                    errors(row.errors()),
                    Cell.of(Numbers.percent(row.share())),
                    new Cell(Style.ACCENT, Words.cell(row.site())));
        }
        addRest(table, Rest.after(shown, report.routes()), report.routesOutside());
        table.print();
    }

    private void printCommands() {
        Table table = new Table(page, "CACHES", "by time, ms")
                .number("total", 0)
                .number("calls", 0)
                .number("hits", 0)
                .number("avg", 0)
                .number("p95", 90)
                .number("bytes", 120)
                .number("errors", 130)
                .number("time", 0)
                .text("site", 80);
        for (CommandRow row : first(report.commands())) {
            Distribution duration = row.command().duration();
            table.row(
                    Cell.of(row.command().id()),
                    Cell.of(Numbers.duration(row.nanos())),
                    number(row.calls()),
                    row.hitRate() < 0 ? Cell.dim("-") : Cell.of(Numbers.percent(row.hitRate())),
                    millis(duration.mean()),
                    millis(duration.percentile(95)),
                    bytes(row.bytesPerCall()),
                    errors(row.errors()),
                    Cell.of(Numbers.percent(row.share())),
                    new Cell(Style.ACCENT, Words.cell(row.site())));
        }
        addRest(table, Rest.after(shown, report.commands()), report.commandsOutside());
        table.print();
    }

    private void printPools() {
        Table table = new Table(page, "POOLS", "by waiting, ms")
                .number("total", 0)
                .number("asked", 0)
                .number("avg", 0)
                .number("p95", 0)
                .number("max", 0)
                .number("timeouts", 70)
                .number("waiting", 90)
                .number("active/open", 80)
                .number("held p95", 90);
        for (Pool pool : first(report.pools())) {
            Distribution waiting = pool.waiting();
            table.row(
                    Cell.of(pool.id()),
                    Cell.of(Numbers.duration(waiting.total())),
                    number(waiting.count()),
                    millis(waiting.mean()),
                    millis(waiting.percentile(95)),
                    millis(waiting.max()),
                    errors(pool.timeouts()),
                    number(pool.maxWaiting()),
                    Cell.of(pool.maxActive() + "/" + pool.maxSize()),
                    millis(pool.held().percentile(95)));
        }
        if (report.pools().size() > shown) {
            table.rest(more(report.pools().size() - shown), Map.of());
        }
        table.print();
    }

    private static void addRest(Table table, Rest rest, Rest outside) {
        if (rest.rows() > 0) {
            table.rest(
                    more(rest.rows()),
                    Map.of(
                            "total", Numbers.duration(rest.nanos()),
                            "calls", Numbers.count(rest.calls()),
                            "time", Numbers.percent(rest.share())));
        }
        if (outside.rows() > 0) {
            table.rest(
                    Endpoint.NO_REQUEST,
                    Map.of("total", Numbers.duration(outside.nanos()), "calls", Numbers.count(outside.calls())));
        }
    }

    private <T> List<T> first(List<T> rows) {
        return rows.stream().limit(shown).toList();
    }

    private static String name(QueryRow row) {
        return Stream.of(row.table(), row.query().kind())
                .filter(word -> !word.isEmpty())
                .reduce((a, b) -> a + " " + b)
                .orElse("");
    }

    private static String more(int rows) {
        return "… " + rows + " more";
    }

    private static Cell number(long count) {
        return Cell.of(Numbers.count(count));
    }

    private static Cell millis(long nanos) {
        return Cell.of(Numbers.millis(nanos));
    }

    private static Cell bytes(long bytes) {
        return bytes < 0 ? Cell.dim("-") : Cell.of(Numbers.bytes(bytes));
    }

    private static Cell errors(long count) {
        return new Cell(count > 0 ? Style.WARNING : Style.DIM, Numbers.count(count));
    }
}
