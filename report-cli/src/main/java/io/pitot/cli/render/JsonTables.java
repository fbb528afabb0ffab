package io.pitot.cli.render;

import com.fasterxml.jackson.core.JsonGenerator;
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
import io.pitot.cli.analysis.SeriesPoint;
import io.pitot.dump.Answers;
import io.pitot.dump.Cache;
import io.pitot.dump.Command;
import io.pitot.dump.Distribution;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Model;
import io.pitot.dump.ModelStart;
import io.pitot.dump.Pool;
import io.pitot.dump.Query;
import io.pitot.dump.Reuse;
import io.pitot.dump.Route;
import io.pitot.dump.TimeSplit;
import io.pitot.findings.HitRates;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The tables of a {@link JsonReport}: every row. */
final class JsonTables {

    /** Costs are told to a millionth: a call may cost less than a cent. */
    private static final double PARTS_OF_MONEY = 1e6;

    private final JsonGenerator json;
    private final JsonReport common;

    JsonTables(JsonGenerator json, JsonReport common) {
        this.json = json;
        this.common = common;
    }

    void write(Report report) throws IOException {
        json.writeArrayFieldStart("series");
        for (SeriesPoint point : report.selected().series().points()) {
            point(point);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("endpoints");
        for (EndpointRow row : report.endpoints()) {
            endpoint(row);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("queries");
        for (QueryRow row : report.queries()) {
            query(row);
        }
        json.writeEndArray();
        outside("queriesOutsideRequests", report.queriesOutside());
        json.writeArrayFieldStart("models");
        for (ModelRow row : report.models()) {
            model(row, report.prices());
        }
        json.writeEndArray();
        outside("modelsOutsideRequests", report.modelsOutside());
        json.writeArrayFieldStart("routes");
        for (RouteRow row : report.routes()) {
            route(row);
        }
        json.writeEndArray();
        outside("routesOutsideRequests", report.routesOutside());
        json.writeArrayFieldStart("commands");
        for (CommandRow row : report.commands()) {
            command(row);
        }
        json.writeEndArray();
        outside("commandsOutsideRequests", report.commandsOutside());
        json.writeArrayFieldStart("caches");
        for (CacheRow row : report.caches()) {
            cache(row);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("cacheable");
        for (ReuseRow row : report.reuses()) {
            reuse(row);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("pools");
        for (Pool pool : report.pools()) {
            pool(pool);
        }
        json.writeEndArray();
    }

    private void point(SeriesPoint point) throws IOException {
        json.writeStartObject();
        json.writeStringField("from", point.from().toString());
        json.writeStringField("to", point.to().toString());
        json.writeNumberField("instances", point.instances().size());
        json.writeNumberField("requests", point.requests());
        json.writeNumberField("errors", point.errors());
        duration(point.durations());
        json.writeNumberField("wallNanos", point.wallNanos());
        json.writeNumberField("cpuNanos", point.cpuNanos());
        json.writeNumberField("gcNanos", point.gcNanos());
        json.writeNumberField("maxHeapUsedBytes", point.heapBytes());
        if (point.poolUse() >= 0) {
            common.share("poolShare", point.poolUse());
        }
        json.writeEndObject();
    }

    private void endpoint(EndpointRow row) throws IOException {
        Endpoint endpoint = row.endpoint();
        json.writeStartObject();
        json.writeStringField("id", endpoint.id());
        json.writeStringField("kind", endpoint.kind());
        json.writeNumberField("requests", endpoint.requests());
        json.writeNumberField("errors", endpoint.errors());
        counts("statuses", endpoint.statuses());
        counts("exceptions", endpoint.exceptions());
        duration(endpoint.duration());
        common.share("share", row.share());
        json.writeNumberField("queries", endpoint.queries());
        json.writeNumberField("maxQueries", endpoint.maxQueries());
        json.writeNumberField("cpuNanosPerRequest", row.cpuNanosPerRequest());
        json.writeNumberField("allocatedBytesPerRequest", row.allocatedBytesPerRequest());
        json.writeNumberField("bytesOutPerRequest", row.bytesOutPerRequest());
        TimeSplit time = endpoint.time();
        json.writeObjectFieldStart("timeNanos");
        json.writeNumberField("total", time.total());
        json.writeNumberField("execute", time.execute());
        json.writeNumberField("fetch", time.fetch());
        json.writeNumberField("pool", time.pool());
        json.writeNumberField("inference", time.inference());
        json.writeNumberField("http", time.http());
        json.writeNumberField("cache", time.cache());
        json.writeNumberField("code", time.cpu());
        json.writeNumberField("gc", time.gc());
        json.writeNumberField("blocked", time.blocked());
        json.writeNumberField("other", time.unknown());
        json.writeEndObject();
        json.writeEndObject();
    }

    private void query(QueryRow row) throws IOException {
        Query query = row.query();
        json.writeStartObject();
        json.writeStringField("id", query.id());
        json.writeStringField("kind", query.kind());
        json.writeStringField("table", row.table());
        json.writeStringField("sql", query.sql());
        json.writeNumberField("executions", query.executions());
        json.writeNumberField("executionsInRequests", row.calls());
        json.writeNumberField("nanosInRequests", row.nanos());
        common.share("share", row.share());
        duration(query.duration());
        json.writeNumberField("executeNanos", query.executeNanos());
        json.writeNumberField("fetchNanos", query.fetchNanos());
        json.writeNumberField("errors", query.errors());
        counts("errorStates", query.errorStates());
        json.writeNumberField("rowsRead", query.rowsRead());
        json.writeNumberField("maxRowsRead", query.maxRowsRead());
        json.writeNumberField("rowsChanged", query.rowsChanged());
        json.writeNumberField("batches", query.batches());
        json.writeNumberField("batched", query.batched());
        common.site(row.site());
        json.writeEndObject();
    }

    private void model(ModelRow row, PriceTable prices) throws IOException {
        Model model = row.model();
        json.writeStartObject();
        json.writeStringField("id", model.id());
        json.writeNumberField("calls", model.calls());
        json.writeNumberField("callsInRequests", row.calls());
        json.writeNumberField("nanosInRequests", row.nanos());
        common.share("share", row.share());
        duration(model.duration());
        json.writeNumberField("errors", model.errors());
        counts("exceptions", model.exceptions());
        json.writeNumberField("rows", model.rows());
        json.writeBooleanField("batchable", model.batchable());
        start(model);
        answers(row, prices);
        common.site(row.site());
        json.writeEndObject();
    }

    private void start(Model model) throws IOException {
        ModelStart start = model.start();
        json.writeStringField("input", model.traits().input());
        json.writeNumberField("mostAtOnce", model.traits().mostAtOnce());
        json.writeNumberField("loads", start.loads());
        json.writeNumberField("loadNanos", start.loadNanos());
        json.writeNumberField("longestLoadNanos", start.longestLoadNanos());
        json.writeNumberField("firstCalls", start.firstCalls());
        json.writeNumberField("firstNanos", start.firstNanos());
        json.writeNumberField("longestFirstNanos", start.longestFirstNanos());
    }

    private void answers(ModelRow row, PriceTable prices) throws IOException {
        Answers answers = row.model().answers();
        if (answers.equals(Answers.NONE)) {
            json.writeNullField("answers");
            return;
        }
        json.writeObjectFieldStart("answers");
        json.writeNumberField("told", answers.told());
        json.writeNumberField("inputTokens", answers.inputTokens());
        json.writeNumberField("cachedInputTokens", answers.cachedInputTokens());
        json.writeNumberField("outputTokens", answers.outputTokens());
        json.writeNumberField("cutOff", answers.cutOff());
        json.writeNumberField("streamed", answers.streamed());
        json.writeNumberField("meanFirstChunkNanos", answers.firstChunkNanos() / Math.max(1, answers.streamed()));
        json.writeNumberField("longestFirstChunkNanos", answers.longestFirstChunkNanos());
        cost(row.cost(), prices);
        json.writeEndObject();
    }

    /** Null where there is no price. */
    private void cost(@Nullable Double cost, PriceTable prices) throws IOException {
        if (cost == null) {
            json.writeNullField("cost");
            return;
        }
        json.writeObjectFieldStart("cost");
        json.writeNumberField("amount", Math.round(cost * PARTS_OF_MONEY) / PARTS_OF_MONEY);
        json.writeStringField("currency", prices.currency());
        json.writeStringField("pricesAsOf", prices.asOf().toString());
        json.writeEndObject();
    }

    private void route(RouteRow row) throws IOException {
        Route route = row.route();
        json.writeStartObject();
        json.writeStringField("id", route.id());
        json.writeNumberField("calls", route.calls());
        json.writeNumberField("callsInRequests", row.calls());
        json.writeNumberField("nanosInRequests", row.nanos());
        common.share("share", row.share());
        duration(route.duration());
        json.writeNumberField("errors", route.errors());
        counts("statuses", route.statuses());
        counts("exceptions", route.exceptions());
        json.writeNumberField("waitNanos", route.waitNanos());
        json.writeNumberField("retries", route.retries());
        json.writeNumberField("bytesIn", route.bytesIn());
        json.writeNumberField("sizedCalls", route.sizedCalls());
        common.site(row.site());
        json.writeEndObject();
    }

    private void command(CommandRow row) throws IOException {
        Command command = row.command();
        json.writeStartObject();
        json.writeStringField("id", command.id());
        json.writeNumberField("calls", command.calls());
        json.writeNumberField("callsInRequests", row.calls());
        json.writeNumberField("nanosInRequests", row.nanos());
        common.share("share", row.share());
        duration(command.duration());
        json.writeNumberField("errors", command.errors());
        counts("exceptions", command.exceptions());
        json.writeNumberField("keys", command.keys());
        json.writeNumberField("lookups", command.lookups());
        json.writeNumberField("hits", command.hits());
        json.writeNumberField("stores", command.stores());
        json.writeNumberField("expiring", command.expiring());
        json.writeNumberField("bytes", command.bytes());
        json.writeNumberField("sizedCalls", command.sizedCalls());
        json.writeNumberField("maxBytes", command.maxBytes());
        json.writeNumberField("batches", command.batches());
        common.site(row.site());
        json.writeEndObject();
    }

    private void cache(CacheRow row) throws IOException {
        Cache cache = row.cache();
        json.writeStartObject();
        json.writeStringField("id", cache.id());
        json.writeStringField("kind", cache.kind());
        json.writeNumberField("hits", cache.hits());
        json.writeNumberField("misses", cache.misses());
        json.writeNumberField("loads", cache.loads());
        json.writeNumberField("failedLoads", cache.failedLoads());
        json.writeNumberField("loadNanos", cache.loadNanos());
        json.writeNumberField("stores", cache.stores());
        json.writeNumberField("evictions", cache.evictions());
        json.writeNumberField("maxEntries", cache.sized() == 0 ? -1 : cache.maxEntries());
        common.site(row.site());
        json.writeEndObject();
    }

    private void reuse(ReuseRow row) throws IOException {
        Reuse reuse = row.reuse();
        HitRates rates = row.rates();
        json.writeStartObject();
        json.writeStringField("kind", reuse.kind());
        json.writeStringField("subject", reuse.subject());
        json.writeNumberField("calls", reuse.calls());
        json.writeNumberField("keys", rates.keys());
        json.writeNumberField("nanos", reuse.nanos());
        json.writeNumberField("savedNanosAtMost", row.nanos());
        common.share("writtenShare", rates.writtenShare());
        json.writeArrayFieldStart("caches");
        for (int size : Reuse.SIZES) {
            for (Duration lifetime : Reuse.LIFETIMES) {
                cache(size, lifetime.toSeconds(), "lifetime", rates.living(lifetime, size));
            }
            cache(size, -1, "lasting", rates.lasting(size));
            cache(size, -1, "unwritten", rates.unwritten(size));
        }
        json.writeEndArray();
        common.site(row.site());
        json.writeEndObject();
    }

    private void cache(int entries, long seconds, String until, HitRates.Rate rate) throws IOException {
        json.writeStartObject();
        json.writeNumberField("entries", entries);
        json.writeStringField("until", until);
        json.writeNumberField("lifetimeSeconds", seconds);
        common.share("lowHitRate", rate.low());
        common.share("hitRate", rate.likely());
        common.share("highHitRate", rate.high());
        json.writeEndObject();
    }

    private void pool(Pool pool) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", pool.id());
        duration(pool.waiting());
        json.writeNumberField("timeouts", pool.timeouts());
        json.writeNumberField("maxWaiting", pool.maxWaiting());
        json.writeNumberField("maxActive", pool.maxActive());
        json.writeNumberField("maxSize", pool.maxSize());
        distribution("heldNanos", pool.held());
        json.writeEndObject();
    }

    private void outside(String name, Rest rest) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("kinds", rest.rows());
        json.writeNumberField("calls", rest.calls());
        json.writeNumberField("nanos", rest.nanos());
        json.writeEndObject();
    }

    private void duration(Distribution duration) throws IOException {
        distribution("durationNanos", duration);
    }

    private void distribution(String name, Distribution duration) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("count", duration.count());
        json.writeNumberField("total", duration.total());
        json.writeNumberField("mean", duration.mean());
        json.writeNumberField("p50", duration.percentile(50));
        json.writeNumberField("p95", duration.percentile(95));
        json.writeNumberField("p99", duration.percentile(99));
        json.writeNumberField("max", duration.max());
        json.writeEndObject();
    }

    private void counts(String name, Map<String, Long> counts) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, Long> entry : new TreeMap<>(counts).entrySet()) {
            json.writeNumberField(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
    }
}
