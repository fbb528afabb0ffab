package io.pitot.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.cli.Golden;
import io.pitot.cli.HostileDumps;
import io.pitot.cli.OrdersDumps;
import io.pitot.cli.analysis.Analysis;
import io.pitot.cli.analysis.Report;
import io.pitot.dump.Dump;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Query;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hawkular.agent.prometheus.text.TextPrometheusMetricsProcessor;
import org.hawkular.agent.prometheus.types.Histogram;
import org.hawkular.agent.prometheus.types.MetricFamily;
import org.hawkular.agent.prometheus.walkers.CollectorPrometheusMetricsWalker;
import org.junit.jupiter.api.Test;

class PrometheusReportTest {

    private static final String LABEL = "[a-z_]+=\"(?:[^\"\\\\\n]|\\\\[\\\\\"n])*\"";

    /** A sample as the format's description has it; only what Pitot uses of it. */
    private static final Pattern SAMPLE =
            Pattern.compile("([a-z_]+)(\\{" + LABEL + "(?:," + LABEL + ")*}) (NaN|-?\\d+(?:\\.\\d+)?)");

    private static final Pattern COMMENT = Pattern.compile("# (HELP|TYPE) ([a-z_]+) (.+)");

    private static final Report BUSY =
            Analysis.report(OrdersDumps.busy(), OrdersDumps.verdict(), Map.of("np1:7f3a91c2", 12));

    @Test
    void printsMetricsOfEveryKind() {
        String metrics = metrics(BUSY);
        Golden.assertMatches("busy.prom", metrics);
        assertWellFormed(metrics);
    }

    @Test
    void aParserReadsWhatTheReportSays() {
        Map<String, MetricFamily> families = parsed(metrics(BUSY));
        assertThat(families).containsKeys("pitot_requests_total", "pitot_findings", "pitot_query_duration_seconds");
        Histogram orders = (Histogram) families.get("pitot_request_duration_seconds").getMetrics().stream()
                .filter(metric -> metric.getLabels().containsValue("GET /orders/{id}"))
                .findFirst()
                .orElseThrow();
        assertThat(orders.getLabels()).containsEntry("service", "orders-api");
        assertThat(orders.getSampleCount()).isEqualTo(9_804);
        assertThat(orders.getBuckets().stream().mapToLong(Histogram.Bucket::getCumulativeCount))
                .isSorted()
                .contains(0L, 8_824L, 9_804L);
    }

    /** A thousand queries are not a thousand series, and what has none of its own is still counted. */
    @Test
    void seriesAreBoundedAndNothingIsLost() {
        Report report = Analysis.report(manyQueries(1_000), List.of(), Map.of());
        Map<String, MetricFamily> families = parsed(metrics(report));
        assertThat(families.get("pitot_query_duration_seconds").getMetrics()).hasSize(101);
        assertThat(lines(metrics(report), "pitot_query_duration_seconds_count"))
                .containsEntry("other", 900L * 50)
                .containsEntry("q:0000000000000000", 50L);
    }

    @Test
    void whatIsOtherAlreadyIsPartOfTheOthers() {
        Dump dump = manyEndpoints(List.of(
                OrdersDumps.endpoint("GET /a", 10, 0, 1, 2, 0), OrdersDumps.endpoint(Endpoint.OTHER, 5, 0, 1, 2, 0)));
        assertThat(lines(metrics(Analysis.report(dump, List.of(), Map.of())), "pitot_requests_total"))
                .containsOnly(Map.entry("GET /a", 10L), Map.entry("other", 5L));
    }

    /** Two names that differ only in what is not visible would be one series twice, which fails a whole scrape. */
    @Test
    void namesThatLookAlikeAreOneSeries() {
        Dump dump = manyEndpoints(List.of(
                OrdersDumps.endpoint("GET /a\u0001", 10, 0, 1, 2, 0),
                OrdersDumps.endpoint("GET /a\u0002", 5, 0, 1, 2, 0)));
        assertThat(lines(metrics(Analysis.report(dump, List.of(), Map.of())), "pitot_requests_total"))
                .containsOnly(Map.entry("GET /a\uFFFD", 15L));
    }

    @Test
    void nothingInADumpMeansAnything() {
        String metrics = metrics(HostileDumps.report());
        assertWellFormed(metrics);
        assertThat(metrics).contains("{a=\\\"b\\\"} 1").doesNotContain("\u001b");
    }

    @Test
    void hasNoScoreWhereNothingWasObserved() {
        String metrics = metrics(Analysis.report(OrdersDumps.idle(), List.of(), Map.of()));
        assertWellFormed(metrics);
        assertThat(metrics).doesNotContain("pitot_health_score");
    }

    /** Every family is described once before its samples, which stand together, and no series comes twice. */
    private static void assertWellFormed(String metrics) {
        assertThat(metrics).endsWith("\n");
        String family = "";
        String type = "";
        Set<String> families = new HashSet<>();
        Set<String> series = new HashSet<>();
        for (String line : metrics.split("\n", -1)) {
            Matcher comment = COMMENT.matcher(line);
            Matcher sample = SAMPLE.matcher(line);
            if (comment.matches()) {
                if (comment.group(1).equals("HELP")) {
                    assertThat(families.add(comment.group(2))).as(line).isTrue();
                    family = comment.group(2);
                } else {
                    assertThat(comment.group(2)).isEqualTo(family);
                    type = comment.group(3);
                    assertThat(type).isIn("counter", "gauge", "summary", "histogram");
                }
            } else if (!line.isEmpty()) {
                assertThat(sample.matches()).as(line).isTrue();
                assertThat(series.add(sample.group(1) + sample.group(2)))
                        .as(line)
                        .isTrue();
                String name = sample.group(1);
                String suffixes = type.equals("histogram") ? "(_bucket|_sum|_count)" : "(|_sum|_count)";
                assertThat(name)
                        .matches(
                                type.equals("histogram") || type.equals("summary")
                                        ? Pattern.quote(family) + suffixes
                                        : Pattern.quote(family));
                assertThat(type.equals("counter")).as(line).isEqualTo(name.endsWith("_total"));
            }
        }
    }

    /** The second label of each sample of a name, and its value. */
    private static Map<String, Long> lines(String metrics, String name) {
        return metrics.lines()
                .filter(line -> line.startsWith(name + "{"))
                .collect(Collectors.toMap(
                        line -> line.replaceFirst(".*?,[a-z]+=\"(.*?)\".*", "$1"),
                        line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1))));
    }

    private static Map<String, MetricFamily> parsed(String metrics) {
        CollectorPrometheusMetricsWalker walker = new CollectorPrometheusMetricsWalker();
        new TextPrometheusMetricsProcessor(new ByteArrayInputStream(metrics.getBytes(StandardCharsets.UTF_8)), walker)
                .walk();
        return walker.getAllMetricFamilies().stream()
                .collect(Collectors.toMap(MetricFamily::getName, Function.identity()));
    }

    private static Dump manyQueries(int count) {
        List<Query> queries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            queries.add(OrdersDumps.query("q:%016d".formatted(i), "SELECT a FROM t_" + i, 50, 1, 1, Map.of()));
        }
        return OrdersDumps.of(OrdersDumps.busy().endpoints(), queries);
    }

    private static Dump manyEndpoints(List<Endpoint> endpoints) {
        return OrdersDumps.of(endpoints, OrdersDumps.busy().queries());
    }

    private static String metrics(Report report) {
        StringWriter text = new StringWriter();
        PrometheusReport.print(report, new PrintWriter(text));
        return text.toString();
    }
}
