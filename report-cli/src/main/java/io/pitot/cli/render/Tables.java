package io.pitot.cli.render;

import io.pitot.cli.analysis.CacheRow;
import io.pitot.cli.analysis.CommandRow;
import io.pitot.cli.analysis.EndpointRow;
import io.pitot.cli.analysis.ModelRow;
import io.pitot.cli.analysis.PriceTable;
import io.pitot.cli.analysis.QueryRow;
import io.pitot.cli.analysis.Report;
import io.pitot.cli.analysis.Rest;
import io.pitot.cli.analysis.ReuseRow;
import io.pitot.cli.analysis.RouteRow;
import io.pitot.cli.render.Table.Cell;
import io.pitot.dump.Answers;
import io.pitot.dump.Cache;
import io.pitot.dump.Distribution;
import io.pitot.dump.Endpoint;
import io.pitot.dump.ModelStart;
import io.pitot.dump.Pool;
import io.pitot.dump.Query;
import io.pitot.dump.Reuse;
import io.pitot.findings.HitRates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The tables: endpoints, queries, models, other services, caches in other processes and in this one, work worth caching, and pools, the greatest first, and a row for the rest. */
final class Tables {

    /** The title of the table of queries. */
    static final String QUERIES = "QUERIES";

    /** The title of the table of models. */
    static final String MODELS = "MODELS";

    /** The title of the table of caches in other processes. */
    static final String COMMANDS = "CACHES";

    /** The title of the table of caches in the process. */
    static final String CACHES = "CACHES IN THE PROCESS";

    /** From here on there is room for everything that is told of a language model. */
    private static final int WIDE = 150;

    /** And from here on for what is told of others besides. */
    private static final int WIDEST = 180;

    /** What fits into the heap of any service. */
    private static final int ENTRIES = 4_096;

    private final Report report;
    private final int shown;

    private Tables(Report report, int shown) {
        this.report = report;
        this.shown = shown;
    }

    /**
     * The tables that have something to say, in the order of the report.
     *
     * @param shown how many rows of each at most
     */
    static List<Table> of(Report report, int shown) {
        Tables tables = new Tables(report, shown);
        List<Table> made = new ArrayList<>();
        if (!report.endpoints().isEmpty()) {
            made.add(tables.endpoints());
        }
        if (!report.queries().isEmpty() || report.queriesOutside().calls() > 0) {
            made.add(tables.queries());
        }
        if (!report.models().isEmpty() || report.modelsOutside().calls() > 0) {
            made.add(tables.models());
        }
        if (!report.routes().isEmpty() || report.routesOutside().calls() > 0) {
            made.add(tables.routes());
        }
        if (!report.commands().isEmpty() || report.commandsOutside().calls() > 0) {
            made.add(tables.commands());
        }
        if (!report.caches().isEmpty()) {
            made.add(tables.caches());
        }
        if (!report.reuses().isEmpty()) {
            made.add(tables.reuses());
        }
        if (!report.pools().isEmpty()) {
            made.add(tables.pools());
        }
        return made;
    }

    private String ordered() {
        return "by " + Words.order(report.order()) + ", ms";
    }

    private Table endpoints() {
        Table table = new Table("ENDPOINTS", ordered())
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
        Map<String, List<Long>> trends = report.selected().series().trends();
        boolean hasTrend = report.selected().series().isKnown();
        if (hasTrend) {
            table.text("p95 trend", 100);
        }
        for (EndpointRow row : first(report.endpoints())) {
            Endpoint endpoint = row.endpoint();
            Distribution duration = endpoint.duration();
            long cpu = row.cpuNanosPerRequest();
            long allocated = row.allocatedBytesPerRequest();
            List<Cell> cells = new ArrayList<>(List.of(
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
                    Cell.of(Numbers.percent(row.share()))));
            if (hasTrend) {
                cells.add(Cell.of(Trend.of(trends.getOrDefault(endpoint.id(), List.of()))));
            }
            table.row(cells.toArray(Cell[]::new));
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
        return table;
    }

    private Table queries() {
        Table table = new Table(QUERIES, ordered())
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
                    Cell.of(Words.query(row)),
                    Cell.of(Numbers.duration(row.nanos())),
                    number(row.calls()),
                    millis(row.mean()),
                    millis(duration.percentile(95)),
                    millis(duration.max()),
                    Cell.of(Numbers.mean((double) (query.rowsRead() + query.rowsChanged()) / query.executions())),
                    errors(query.errors()),
                    Cell.of(Numbers.percent(row.share())),
                    new Cell(Style.ACCENT, Words.cell(row.site())));
        }
        addRest(table, Rest.after(shown, report.queries()), report.queriesOutside());
        return table;
    }

    private Table models() {
        boolean tellTokens = report.models().stream().anyMatch(ModelRow::tellsTokens);
        PriceTable prices = report.prices();
        Table table = new Table(MODELS, tellTokens ? ordered() + "; prices of " + prices.asOf() : ordered())
                .number("total", 0)
                .number("calls", 0)
                .number("rows/call", tellTokens ? WIDE : 0)
                .number("avg", 0)
                .number("p95", 0)
                .number("first", tellTokens ? WIDEST : WIDE)
                .number("load", tellTokens ? WIDEST : WIDE)
                .number("at once", tellTokens ? WIDEST : WIDE)
                .number("errors", 100);
        if (tellTokens) {
            table.number("tokens in", 120)
                    .number("cached", WIDE)
                    .number("out", 120)
                    .number(prices.currency(), 100);
        }
        table.number("time", 0).text("site", 80);
        for (ModelRow row : first(report.models())) {
            table.row(cells(row, tellTokens).toArray(Cell[]::new));
        }
        addRest(table, Rest.after(shown, report.models()), report.modelsOutside());
        return table;
    }

    /** The mean of what happened so many times. */
    private static Cell orNothing(long times, long nanos) {
        return times == 0 ? Cell.of("") : millis(nanos / times);
    }

    private List<Cell> cells(ModelRow row, boolean tellTokens) {
        Distribution duration = row.model().duration();
        ModelStart start = row.model().start();
        List<Cell> cells = new ArrayList<>(List.of(
                Cell.of(row.model().id()),
                Cell.of(Numbers.duration(row.nanos())),
                number(row.calls()),
                Cell.of(Numbers.mean(row.rowsPerCall())),
                millis(duration.mean()),
                millis(duration.percentile(95)),
                orNothing(start.firstCalls(), start.firstNanos()),
                orNothing(start.loads(), start.loadNanos()),
                row.model().traits().mostAtOnce() == 0
                        ? Cell.of("")
                        : number(row.model().traits().mostAtOnce()),
                errors(row.errors())));
        if (tellTokens) {
            Answers answers = row.model().answers();
            cells.addAll(
                    row.tellsTokens()
                            ? List.of(
                                    number(answers.inputTokens()),
                                    number(answers.cachedInputTokens()),
                                    number(answers.outputTokens()),
                                    row.cost() == null ? Cell.dim("no price") : Cell.of(Numbers.money(row.cost())))
                            : List.of(Cell.of(""), Cell.of(""), Cell.of(""), Cell.of("")));
        }
        cells.add(Cell.of(Numbers.percent(row.share())));
        cells.add(new Cell(Style.ACCENT, Words.cell(row.site())));
        return cells;
    }

    private Table routes() {
        Table table = new Table("HTTP", ordered())
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
        return table;
    }

    private Table commands() {
        Table table = new Table(COMMANDS, ordered())
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
        return table;
    }

    private Table caches() {
        Table table = new Table(CACHES, "by loading, ms")
                .number("total", 0)
                .number("look-ups", 0)
                .number("hits", 0)
                .number("loads", 0)
                .number("avg", 0)
                .number("failed", 130)
                .number("stored", 120)
                .number("evicted", 90)
                .number("entries", 90)
                .text("site", 80);
        for (CacheRow row : first(report.caches())) {
            Cache cache = row.cache();
            table.row(
                    Cell.of(cache.id()),
                    Cell.of(Numbers.duration(cache.loadNanos())),
                    number(cache.lookups()),
                    row.hitRate() < 0 ? Cell.dim("-") : Cell.of(Numbers.percent(row.hitRate())),
                    number(cache.loads()),
                    row.nanosPerLoad() < 0 ? Cell.dim("-") : millis(row.nanosPerLoad()),
                    errors(cache.failedLoads()),
                    number(cache.stores()),
                    number(cache.evictions()),
                    cache.sized() == 0 ? Cell.dim("-") : number(cache.maxEntries()),
                    new Cell(Style.ACCENT, Words.cell(row.site())));
        }
        if (report.caches().size() > shown) {
            table.rest(more(report.caches().size() - shown), Map.of());
        }
        return table;
    }

    private Table reuses() {
        Table table = new Table("CACHEABLE WORK", "hits of " + Numbers.count(ENTRIES) + " entries")
                .number("saves", 0)
                .number("calls", 0)
                .number("keys", 0);
        for (Duration lifetime : Reuse.LIFETIMES) {
            table.number(HitRates.lifetime(lifetime), lifetime.equals(Duration.ofSeconds(1)) ? 120 : 0);
        }
        table.number("lasting", 90).number("to write", 0).text("site", 110);
        for (ReuseRow row : first(report.reuses())) {
            HitRates rates = row.rates();
            List<Cell> cells = new ArrayList<>(List.of(
                    Cell.of(Words.reuse(row)),
                    Cell.of(Numbers.duration(row.nanos())),
                    number(row.reuse().calls()),
                    number(rates.keys())));
            for (Duration lifetime : Reuse.LIFETIMES) {
                cells.add(
                        Cell.of(Numbers.percent(rates.living(lifetime, ENTRIES).likely())));
            }
            cells.add(Cell.of(Numbers.percent(rates.lasting(ENTRIES).likely())));
            cells.add(
                    row.query() == null
                            ? Cell.dim("-")
                            : Cell.of(Numbers.percent(rates.unwritten(ENTRIES).likely())));
            cells.add(new Cell(Style.ACCENT, Words.cell(row.site())));
            table.row(cells.toArray(Cell[]::new));
        }
        if (report.reuses().size() > shown) {
            table.rest(more(report.reuses().size() - shown), Map.of());
        }
        return table;
    }

    private Table pools() {
        Table table = new Table("POOLS", "by waiting, ms")
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
        return table;
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
