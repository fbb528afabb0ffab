package io.pitot.cli.render;

import io.pitot.cli.analysis.CommandRow;
import io.pitot.cli.analysis.EndpointRow;
import io.pitot.cli.analysis.ModelRow;
import io.pitot.cli.analysis.QueryRow;
import io.pitot.cli.analysis.Report;
import io.pitot.cli.analysis.RouteRow;
import io.pitot.dump.Distribution;
import io.pitot.dump.FindingKind;
import io.pitot.dump.JvmAccount;
import io.pitot.dump.Pool;
import io.pitot.dump.Severity;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Prints a report as metrics, in Prometheus' text format 0.0.4, for a collector of text files or a gateway. Counters count
 * what the dumps hold. Of each kind of thing the greatest few have series of their own; all others are {@code other}.
 */
public final class PrometheusReport {

    private static final double[] SECONDS = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30};

    private final Report report;
    private final Metrics metrics;

    private PrometheusReport(Report report, PrintWriter out) {
        this.report = report;
        this.metrics = new Metrics(out, report.subject().service());
    }

    /** Prints it and flushes the writer. */
    public static void print(Report report, PrintWriter out) {
        new PrometheusReport(report, out).write();
        out.flush();
    }

    private void write() {
        if (!report.empty()) {
            metrics.family("pitot_health_score", "gauge", "Health score, 0 to 100.");
            metrics.sample("pitot_health_score", report.health().score());
        }
        findings();
        metrics.family("pitot_time_seconds_total", "counter", "Requests' time by what it was spent on.");
        report.time()
                .forEach(part -> metrics.sample(
                        "pitot_time_seconds_total",
                        Metrics.seconds(part.nanos()),
                        "part",
                        part.kind().name().toLowerCase(Locale.ROOT)));
        endpoints();
        queries();
        models();
        routes();
        commands();
        pools();
        jvm();
    }

    private void findings() {
        metrics.family("pitot_findings", "gauge", "Findings that nobody muted.");
        for (FindingKind kind : FindingKind.values()) {
            for (Severity severity : Severity.values()) {
                long count = report.findings().stream()
                        .filter(ranked -> ranked.finding().kind() == kind
                                && ranked.finding().severity() == severity)
                        .count();
                metrics.sample("pitot_findings", count, "kind", kind.name(), "severity", severity.name());
            }
        }
        metrics.family("pitot_findings_muted", "gauge", "Findings that are muted.");
        metrics.sample("pitot_findings_muted", report.muted().size());
    }

    private void endpoints() {
        Map<String, List<EndpointRow>> rows =
                Metrics.grouped(report.endpoints(), row -> row.endpoint().id());
        metrics.counter("pitot_requests_total", "Requests that ended.", "endpoint", rows, EndpointRow::calls);
        metrics.counter("pitot_request_errors_total", "Requests that failed.", "endpoint", rows, EndpointRow::errors);
        metrics.counter(
                "pitot_request_queries_total",
                "Queries run in requests, batches as one.",
                "endpoint",
                rows,
                row -> row.endpoint().queries());
        if (rows.isEmpty()) {
            return;
        }
        String name = "pitot_request_duration_seconds";
        metrics.family(name, "histogram", "Duration of requests.");
        rows.forEach((endpoint, group) -> {
            Distribution duration = Metrics.sum(group, row -> row.endpoint().duration());
            for (double bound : SECONDS) {
                long above = duration.countAbove(Math.round(bound * 1e9));
                metrics.sample(
                        name + "_bucket", duration.count() - above, "endpoint", endpoint, "le", Metrics.number(bound));
            }
            metrics.sample(name + "_bucket", duration.count(), "endpoint", endpoint, "le", "+Inf");
            metrics.sample(name + "_sum", Metrics.seconds(duration.total()), "endpoint", endpoint);
            metrics.sample(name + "_count", duration.count(), "endpoint", endpoint);
        });
    }

    private void queries() {
        Map<String, List<QueryRow>> rows =
                Metrics.grouped(report.queries(), row -> row.query().id());
        metrics.summary(
                "pitot_query_duration_seconds",
                "Duration of executions.",
                "query",
                rows,
                row -> row.query().duration());
        metrics.counter("pitot_query_errors_total", "Executions that failed.", "query", rows, QueryRow::errors);
        metrics.counter(
                "pitot_query_rows_total",
                "Rows read and changed.",
                "query",
                rows,
                row -> row.query().rowsRead() + row.query().rowsChanged());
        if (!rows.isEmpty()) {
            metrics.family("pitot_query_info", "gauge", "What a query is: always 1.");
            rows.forEach((id, group) -> {
                if (group.size() == 1) {
                    QueryRow row = group.get(0);
                    metrics.sample(
                            "pitot_query_info",
                            1,
                            "query",
                            id,
                            "table",
                            row.table(),
                            "kind",
                            row.query().kind());
                }
            });
        }
    }

    private void models() {
        Map<String, List<ModelRow>> rows =
                Metrics.grouped(report.models(), row -> row.model().id());
        metrics.summary(
                "pitot_model_duration_seconds",
                "Duration of inferences.",
                "model",
                rows,
                row -> row.model().duration());
        metrics.counter("pitot_model_errors_total", "Inferences that failed.", "model", rows, ModelRow::errors);
        metrics.counter(
                "pitot_model_rows_total",
                "Inputs scored.",
                "model",
                rows,
                row -> row.model().rows());
    }

    private void routes() {
        Map<String, List<RouteRow>> rows =
                Metrics.grouped(report.routes(), row -> row.route().id());
        metrics.summary(
                "pitot_http_call_duration_seconds",
                "Duration of calls over HTTP.",
                "route",
                rows,
                row -> row.route().duration());
        metrics.counter(
                "pitot_http_call_errors_total", "Calls over HTTP that failed.", "route", rows, RouteRow::errors);
    }

    private void commands() {
        Map<String, List<CommandRow>> rows =
                Metrics.grouped(report.commands(), row -> row.command().id());
        metrics.summary(
                "pitot_cache_call_duration_seconds",
                "Duration of round trips.",
                "command",
                rows,
                row -> row.command().duration());
        metrics.counter(
                "pitot_cache_call_errors_total", "Round trips that failed.", "command", rows, CommandRow::errors);
        metrics.counter(
                "pitot_cache_lookups_total",
                "Keys looked up.",
                "command",
                rows,
                row -> row.command().lookups());
        metrics.counter(
                "pitot_cache_hits_total",
                "Keys looked up that were there.",
                "command",
                rows,
                row -> row.command().hits());
    }

    private void pools() {
        Map<String, List<Pool>> rows = Metrics.grouped(report.pools(), Pool::id);
        metrics.summary("pitot_pool_wait_seconds", "Time waited for a connection.", "pool", rows, Pool::waiting);
        metrics.summary("pitot_pool_held_seconds", "Time that connections were held.", "pool", rows, Pool::held);
        metrics.counter(
                "pitot_pool_timeouts_total", "Requests for a connection in vain.", "pool", rows, Pool::timeouts);
        metrics.greatest("pitot_pool_waiting_max", "Most threads seen waiting.", rows, Pool::maxWaiting);
        metrics.greatest("pitot_pool_active_max", "Most connections seen in use.", rows, Pool::maxActive);
        metrics.greatest("pitot_pool_open_max", "Most connections seen open.", rows, Pool::maxSize);
    }

    private void jvm() {
        JvmAccount jvm = report.jvm().account();
        metrics.family("pitot_jvm_gc_seconds_total", "counter", "Time in garbage collection.");
        metrics.sample("pitot_jvm_gc_seconds_total", Metrics.seconds(jvm.gcNanos()));
        if (jvm.cpuNanos() >= 0) {
            metrics.family("pitot_jvm_cpu_seconds_total", "counter", "CPU time of the processes.");
            metrics.sample("pitot_jvm_cpu_seconds_total", Metrics.seconds(jvm.cpuNanos()));
        }
        metrics.family("pitot_jvm_heap_used_max_bytes", "gauge", "Most heap seen in use.");
        metrics.sample("pitot_jvm_heap_used_max_bytes", jvm.maxHeapUsedBytes());
        if (jvm.maxHeapBytes() > 0) {
            metrics.family("pitot_jvm_heap_limit_bytes", "gauge", "The largest heap limit.");
            metrics.sample("pitot_jvm_heap_limit_bytes", jvm.maxHeapBytes());
        }
        metrics.family("pitot_events_total", "counter", "Events that the report is made of.");
        metrics.sample("pitot_events_total", report.recordedEvents());
    }
}
