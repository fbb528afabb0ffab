package io.pitot.cli.render;

import io.pitot.cli.analysis.Baseline;
import io.pitot.cli.analysis.EndpointRow;
import io.pitot.cli.analysis.RankedFinding;
import io.pitot.cli.analysis.Report;
import io.pitot.cli.analysis.TimePart;
import io.pitot.cli.analysis.Waterfall;
import io.pitot.cli.analysis.diff.Diff;
import io.pitot.dump.Distribution;
import io.pitot.dump.Finding;
import io.pitot.dump.Severity;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Prints a report as one page for a browser, which asks no network for anything: its policy allows its own style sheet and
 * script by their hashes, and nothing else. Everything can be read without the script. Long tables are cut, with a row
 * for the rest. All ASCII.
 */
public final class HtmlReport {

    private static final int MOST_CARDS = 100;
    private static final int MOST_ROWS = 200;
    private static final int MOST_ENDPOINTS = 30;
    private static final int MOST_WATERFALLS = 10;
    private static final int MOST_NAMES = 100;

    private final Report report;
    private final @Nullable Diff diff;
    private final Markup html = new Markup();
    private final HtmlCharts charts = new HtmlCharts(html);
    private final HtmlCard cards;
    private final List<Waterfall> waterfalls;

    private HtmlReport(Report report, @Nullable Diff diff) {
        this.report = report;
        this.diff = diff;
        this.waterfalls = waterfalls(report);
        this.cards = new HtmlCard(html, report, waterfalls);
    }

    /** Prints it and flushes the writer. */
    public static void print(Report report, PrintWriter out) {
        print(report, null, out);
    }

    /**
     * The same.
     *
     * @param diff what became of the dumps of a baseline; null if there are none
     */
    public static void print(Report report, @Nullable Diff diff, PrintWriter out) {
        HtmlReport page = new HtmlReport(report, diff);
        page.write();
        out.print(page.html);
        out.flush();
    }

    /** The slowest request of each endpoint that has a finding, then of the others, in the order of the report. */
    private static List<Waterfall> waterfalls(Report report) {
        Set<String> endpoints = new LinkedHashSet<>();
        report.findings().forEach(ranked -> endpoints.add(ranked.finding().endpoint()));
        report.endpoints().forEach(row -> endpoints.add(row.endpoint().id()));
        return endpoints.stream()
                .flatMap(endpoint ->
                        report.details().waterfalls(endpoint).stream().limit(1))
                .filter(waterfall -> !waterfall.rows().isEmpty())
                .limit(MOST_WATERFALLS)
                .toList();
    }

    private void write() {
        HtmlAsset style = HtmlAsset.of("report.css");
        HtmlAsset script = HtmlAsset.of("report.js");
        html.own("<!DOCTYPE html>\n").open("html", "lang", "en").line();
        html.open("head").line();
        html.empty("meta", "charset", "utf-8").line();
        html.empty(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; style-src '" + style.hash() + "'; script-src '" + script.hash()
                        + "'; base-uri 'none'; form-action 'none'");
        html.line();
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        html.leaf("title", "Pitot: " + report.subject().service()).line();
        html.open("style").own(style.text()).close().line();
        html.close().line();
        html.open("body").line();
        html.leaf("a", "Skip to what to fix first", "class", "skip", "href", "#fix")
                .line();
        writeHeader();
        html.open("main").line();
        writeFindings();
        if (diff != null) {
            new HtmlDiff(html).write(diff);
        }
        if (report.selected().series().isKnown()) {
            new HtmlSeries(html, report).write();
        }
        writeEndpoints();
        for (Table table : Tables.of(report, MOST_ROWS)) {
            new HtmlTable(html, charts, report).write(table);
        }
        writeWaterfalls();
        writeBlindSpots();
        new HtmlEnvironment(html).write(report);
        new HtmlJson(html).write(report);
        html.close().line();
        writeFooter();
        html.open("script").own(script.text()).close().line();
        html.close().line().close().line();
    }

    private void writeHeader() {
        List<String> about = Headline.about(report);
        html.open("header").line();
        html.leaf("h1", about.get(0)).line();
        html.leaf("p", String.join(" · ", about.subList(1, about.size())), "class", "about")
                .line();
        html.open("div", "class", "verdict").line();
        int score = report.health().score();
        String mood = report.empty() ? "dim" : score >= 90 ? "good" : score >= 50 ? "warning" : "bad";
        html.open("div", "class", "score " + mood).leaf("small", "health ").text(Headline.score(report));
        html.close().line();
        html.open("div").leaf("p", verdict());
        list("facts", Headline.state(report));
        html.close().line().close().line();
        if (!report.time().isEmpty()) {
            html.leaf("p", "Where time went").line();
            charts.time(report.time());
            charts.legend(report.time());
        }
        html.open("nav", "aria-label", "Sections").open("ul");
        link("fix", "Fix first");
        if (diff != null) {
            link(HtmlDiff.ID, HtmlDiff.TITLE);
        }
        if (report.selected().series().isKnown()) {
            link(HtmlSeries.ID, "Over time");
        }
        if (!report.endpoints().isEmpty()) {
            link("latency", "Latency");
        }
        Tables.of(report, 0).forEach(table -> link(HtmlTable.id(table), HtmlTable.title(table)));
        if (!waterfalls.isEmpty()) {
            link("requests", "Slowest requests");
        }
        link("blind", "Blind spots");
        link("environment", "Environment");
        link(HtmlJson.ID, "Raw JSON");
        html.close().close().line().close().line();
    }

    private String verdict() {
        if (report.empty()) {
            return "Nothing was observed: no verdict.";
        }
        List<String> counts = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            long count = report.findings().stream()
                    .filter(ranked -> ranked.finding().severity() == severity)
                    .count();
            if (count > 0) {
                counts.add(count + " " + severity);
            }
        }
        return counts.isEmpty() ? "Nothing found." : "To fix: " + String.join(", ", counts) + ".";
    }

    private void writeFindings() {
        heading("fix", "Fix first");
        List<RankedFinding> findings = report.findings();
        if (findings.isEmpty()) {
            html.leaf("p", verdict()).line();
        } else {
            html.leaf(
                            "p",
                            "What fails, then by time you get back. Savings are upper bounds and overlap: do not add them up.",
                            "class",
                            "dim")
                    .line();
        }
        findings.stream().limit(MOST_CARDS).forEach(cards::write);
        if (findings.size() > MOST_CARDS) {
            html.leaf("p", (findings.size() - MOST_CARDS) + " smaller: pitot report --all")
                    .line();
        }
        names(
                "Muted",
                report.muted().stream()
                        .map(muted ->
                                name(muted.finding()) + ": " + muted.mute().reason() + ", until "
                                        + muted.mute().until())
                        .toList());
        Baseline.Gone gone = report.gone();
        if (gone != null) {
            names("Fixed", gone.fixed().stream().map(HtmlReport::name).toList());
            names(
                    "Gone, but nobody asked",
                    gone.notAsked().stream().map(HtmlReport::name).toList());
        }
        html.close().line();
    }

    private static String name(Finding finding) {
        return finding.id() + " " + finding.title();
    }

    private void names(String title, List<String> names) {
        if (names.isEmpty()) {
            return;
        }
        html.open("details").leaf("summary", title + ": " + names.size()).open("ul");
        names.stream().limit(MOST_NAMES).forEach(name -> html.leaf("li", name));
        if (names.size() > MOST_NAMES) {
            html.leaf("li", "… " + (names.size() - MOST_NAMES) + " more");
        }
        html.close().close().line();
    }

    private void writeEndpoints() {
        List<EndpointRow> rows = report.endpoints();
        if (rows.isEmpty()) {
            return;
        }
        heading("latency", "Latency");
        html.leaf(
                        "p",
                        "How long the requests of each endpoint took, each bar reaching further by the same factor, and"
                                + " where their time went.",
                        "class",
                        "dim")
                .line();
        html.open("ol", "class", "rows endpoints").line();
        for (EndpointRow row : rows.subList(0, Math.min(MOST_ENDPOINTS, rows.size()))) {
            Distribution duration = row.endpoint().duration();
            html.open("li").leaf("strong", row.endpoint().id(), "class", "name");
            list(
                    "facts",
                    List.of(
                            Numbers.plural(row.calls(), "request"),
                            Numbers.percent(row.share()) + " of time",
                            "p50 " + Numbers.duration(duration.percentile(50)),
                            "p95 " + Numbers.duration(duration.percentile(95)),
                            "p99 " + Numbers.duration(duration.percentile(99)),
                            "queries " + Numbers.mean(row.queriesPerRequest()) + "/req",
                            "errors " + Numbers.percent(row.errorShare())));
            html.open("div");
            charts.latency(duration);
            html.close().open("div");
            List<TimePart> parts = TimePart.of(row.endpoint().time());
            charts.time(parts);
            charts.legend(parts);
            html.close().close().line();
        }
        html.close().line();
        if (rows.size() > MOST_ENDPOINTS) {
            html.leaf("p", "… " + (rows.size() - MOST_ENDPOINTS) + " more in the table below", "class", "dim")
                    .line();
        }
        html.close().line();
    }

    private void writeWaterfalls() {
        if (waterfalls.isEmpty()) {
            return;
        }
        heading("requests", "Slowest requests");
        for (int i = 0; i < waterfalls.size(); i++) {
            new HtmlWaterfall(html, charts).write(waterfalls.get(i), i);
        }
        html.close().line();
    }

    private void writeBlindSpots() {
        heading("blind", "Blind spots");
        List<String> spots = report.blindSpots().stream()
                .map(Words::blindSpot)
                .limit(MOST_NAMES)
                .toList();
        if (spots.isEmpty()) {
            html.leaf(
                    "p",
                    "None known: " + Numbers.plural(report.recordedEvents(), "event") + " recorded, none dropped.");
        } else {
            list("", spots);
        }
        int left = report.blindSpots().size() - spots.size();
        if (left > 0) {
            html.leaf("p", "… " + left + " more");
        }
        html.close().line();
    }

    private void writeFooter() {
        html.open("footer")
                .leaf("p", "Made by Pitot. The whole report: pitot report --all, or pitot report -f json.")
                .close()
                .line();
    }

    private void heading(String id, String title) {
        html.open("section", "aria-labelledby", id).leaf("h2", title, "id", id).line();
    }

    private void link(String id, String title) {
        html.open("li").leaf("a", title, "href", "#" + id).close();
    }

    private void list(String name, List<String> items) {
        html.open("ul", "class", name);
        items.forEach(item -> html.leaf("li", item));
        html.close().line();
    }
}
