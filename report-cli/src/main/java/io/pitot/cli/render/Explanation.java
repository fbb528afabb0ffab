package io.pitot.cli.render;

import io.pitot.cli.analysis.Details;
import io.pitot.cli.analysis.EndpointRow;
import io.pitot.cli.analysis.QueryRow;
import io.pitot.cli.analysis.RankedFinding;
import io.pitot.cli.analysis.Report;
import io.pitot.cli.analysis.Site;
import io.pitot.cli.analysis.TimePart;
import io.pitot.cli.analysis.Topic;
import io.pitot.cli.analysis.Use;
import io.pitot.cli.analysis.Waterfall;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Finding;
import io.pitot.dump.Query;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Prints all that is known of one finding, query or endpoint, for people. */
public final class Explanation {

    private static final int MOST_FINDINGS = 20;

    private final Report report;
    private final PrintWriter out;
    private final Page page;
    private final ExplanationParts parts;

    public Explanation(Report report, PrintWriter out, Screen screen) {
        this.report = report;
        this.out = out;
        this.page = new Page(out, screen);
        this.parts = new ExplanationParts(page);
    }

    /** Prints it and flushes the writer. */
    public void print(Topic topic) {
        List<String> items = new ArrayList<>(List.of("pitot explain"));
        items.addAll(Headline.about(report));
        page.items(0, Style.PLAIN, "", Style.BOLD, items);
        page.blank();
        if (topic instanceof Topic.OfFinding finding) {
            print(finding.ranked());
        } else if (topic instanceof Topic.OfQuery query) {
            print(query.row());
        } else if (topic instanceof Topic.OfEndpoint endpoint) {
            print(endpoint.row());
        }
        out.flush();
    }

    private void print(RankedFinding ranked) {
        Finding finding = ranked.finding();
        Line title = page.line().to(2).add(Words.style(finding.severity()), Words.severity(finding.severity()));
        page.print(title.add(" ").add(Style.BOLD, finding.title()));
        page.items(4, Style.PLAIN, "", Style.PLAIN, FindingFacts.of(ranked, report));
        Guide guide = Guide.of(finding.kind());
        parts.heading("WHAT IT IS", guide.name());
        parts.text(guide.meaning().replace("`", ""));
        parts.text(Words.section(finding.kind()) + " has the rule, an example and its fix");
        if (!finding.evidence().isEmpty()) {
            parts.heading("WHY", Words.confidence(finding.confidence()));
            finding.evidence().forEach(parts::text);
        }
        Site site = ranked.site();
        if (site != null) {
            parts.heading("WHERE", "innermost first");
            parts.chain(site);
        }
        QueryRow query = ranked.query();
        if (query != null) {
            printStatement(query);
        }
        printLoops(ranked);
        printCaches(finding.subject());
        printSaving(ranked);
        parts.heading("WHAT TO DO", "");
        finding.remedy().lines().filter(line -> !line.isBlank()).forEach(parts::text);
        for (RankedFinding.Loop loop : ranked.inside()) {
            parts.heading("WHAT TO DO", LoopTree.name(loop.finding()));
            loop.finding().remedy().lines().filter(line -> !line.isBlank()).forEach(parts::text);
        }
        printRequest(finding.endpoint(), finding.subject());
    }

    private void printCaches(String subject) {
        report.reuses().stream()
                .filter(row -> row.reuse().subject().equals(subject))
                .findFirst()
                .ifPresent(parts::caches);
    }

    private void printLoops(RankedFinding ranked) {
        if (ranked.loops().isEmpty()) {
            return;
        }
        parts.heading("LOOPS", "the outermost first");
        LoopTree.lines(ranked).forEach(parts::text);
        for (RankedFinding.Loop loop : ranked.inside()) {
            parts.heading("INSIDE", LoopTree.name(loop.finding()));
            loop.finding().evidence().forEach(parts::text);
            if (loop.site() != null) {
                parts.chain(loop.site());
            }
            if (loop.query() != null) {
                printStatement(loop.query());
            }
        }
    }

    private void printSaving(RankedFinding ranked) {
        Finding finding = ranked.finding();
        parts.heading("WHAT FIXING IT SAVES", "an upper bound");
        if (finding.nanosTotal() <= 0) {
            parts.text("no time that could be told");
        } else {
            parts.text("at most " + Numbers.duration(finding.nanosPerRequest()) + " in each of "
                    + Numbers.plural(finding.occurrences(), "request") + " in which it was seen: "
                    + Numbers.duration(finding.nanosTotal()) + " in all");
            parts.text(Numbers.duration(finding.nanosTotal()) + " of "
                    + Numbers.duration(report.totals().nanos()) + " that all requests took: "
                    + Numbers.percent(finding.share()));
        }
        parts.text("of the health score it costs "
                + (ranked.points() == 0 ? "less than a point" : Numbers.plural(ranked.points(), "point")) + ", "
                + (100 - report.health().score()) + " are missing to 100");
    }

    private void print(QueryRow row) {
        Query query = row.query();
        page.print(page.line().to(2).add(Style.BOLD, Words.query(row)));
        page.items(
                4,
                Style.PLAIN,
                "",
                Style.PLAIN,
                List.of(
                        query.id(),
                        Numbers.count(query.executions()) + " executions",
                        Numbers.count(row.calls()) + " of them in requests",
                        Numbers.duration(row.nanos()) + " there",
                        Numbers.percent(row.share()) + " of time"));
        printStatement(row);
        List<Details.Origin> origins = report.details().origins(query);
        if (!origins.isEmpty()) {
            parts.heading("WHERE FROM", "of the executions that were looked at");
            origins.stream().limit(MOST_FINDINGS).forEach(origin -> parts.origin(origin));
        }
        parts.uses("USED BY", usesOf(use -> use.subject().equals(query.id())), Use::endpoint);
        printCaches(query.id());
        printFindings(finding ->
                finding.parts().stream().anyMatch(part -> part.subject().equals(query.id())));
        report.details().waterfalls().stream()
                .filter(waterfall -> waterfall.rows().stream()
                        .anyMatch(step -> step.subject().equals(query.id())))
                .max(Comparator.comparingLong(waterfall -> waterfall.request().nanos()))
                .ifPresent(waterfall -> parts.waterfall(waterfall, query.id()));
    }

    private void printStatement(QueryRow row) {
        Query query = row.query();
        parts.heading("STATEMENT", Words.queryId(query.id()));
        parts.text(query.sql());
        List<String> facts = new ArrayList<>();
        facts.add("executing " + Numbers.duration(query.executeNanos()));
        facts.add("reading rows " + Numbers.duration(query.fetchNanos()));
        facts.add(Numbers.count(query.rowsRead()) + " rows read, " + Numbers.count(query.maxRowsRead())
                + " of one result at most");
        facts.add(Numbers.count(query.rowsChanged()) + " changed");
        if (query.batches() > 0) {
            facts.add(Numbers.count(query.batched()) + " in " + Numbers.count(query.batches()) + " batches");
        }
        facts.add(Numbers.count(query.errors()) + " failed" + counts(query.errorStates()));
        parts.items(facts);
        parts.distribution(query.duration());
    }

    private void print(EndpointRow row) {
        Endpoint endpoint = row.endpoint();
        page.print(page.line().to(2).add(Style.BOLD, endpoint.id()));
        List<String> facts = new ArrayList<>(List.of(
                Numbers.plural(endpoint.requests(), "request"),
                Numbers.count(endpoint.errors()) + " failed" + counts(endpoint.exceptions()),
                Numbers.percent(row.share()) + " of time",
                Numbers.mean(row.queriesPerRequest()) + " queries per request, " + Numbers.count(endpoint.maxQueries())
                        + " at most"));
        if (row.cpuNanosPerRequest() >= 0) {
            facts.add("CPU " + Numbers.duration(row.cpuNanosPerRequest()) + "/req");
        }
        if (row.allocatedBytesPerRequest() >= 0) {
            facts.add("allocates " + Numbers.bytes(row.allocatedBytesPerRequest()) + "/req");
        }
        if (row.bytesOutPerRequest() >= 0) {
            facts.add("sends " + Numbers.bytes(row.bytesOutPerRequest()) + "/req");
        }
        if (!endpoint.statuses().isEmpty()) {
            facts.add("statuses" + counts(endpoint.statuses()));
        }
        page.items(4, Style.PLAIN, "", Style.PLAIN, facts);
        parts.heading("DURATION", "");
        parts.distribution(endpoint.duration());
        parts.time(TimePart.of(endpoint.time()));
        Map<String, String> names = new TreeMap<>();
        report.queries().forEach(query -> names.put(query.query().id(), Words.query(query)));
        parts.uses(
                "WHAT IT CALLS",
                usesOf(use -> use.endpoint().equals(endpoint.id())),
                use -> names.getOrDefault(use.subject(), use.subject()));
        printFindings(finding -> finding.endpoint().equals(endpoint.id()));
        printRequest(endpoint.id(), "");
    }

    private List<Use> usesOf(Predicate<Use> wanted) {
        return report.details().uses().stream().filter(wanted).toList();
    }

    private void printFindings(Predicate<Finding> wanted) {
        Stream<RankedFinding> about = report.findings().stream().filter(ranked -> wanted.test(ranked.finding()));
        List<RankedFinding> found = about.toList();
        if (found.isEmpty()) {
            return;
        }
        parts.heading("FINDINGS", "");
        found.stream()
                .limit(MOST_FINDINGS)
                .forEach(ranked -> parts.text(ranked.rank() + ". "
                        + ranked.finding().severity() + " " + ranked.finding().title() + " · "
                        + ranked.finding().id()));
        if (found.size() > MOST_FINDINGS) {
            parts.text("… " + (found.size() - MOST_FINDINGS) + " more");
        }
    }

    /** The slowest request that shows what it is about, or else the slowest. */
    private void printRequest(String endpoint, String subject) {
        List<Waterfall> waterfalls = report.details().waterfalls(endpoint).stream()
                .filter(waterfall -> !waterfall.rows().isEmpty())
                .toList();
        waterfalls.stream()
                .filter(waterfall -> waterfall.rows().stream()
                        .anyMatch(step -> step.subject().equals(subject)))
                .findFirst()
                .or(() -> waterfalls.stream().findFirst())
                .ifPresent(waterfall -> parts.waterfall(waterfall, subject));
    }

    private static String counts(Map<String, Long> counts) {
        List<String> each = new ArrayList<>();
        new TreeMap<>(counts).forEach((name, count) -> each.add(name + " " + Numbers.count(count)));
        return each.isEmpty() ? "" : " (" + String.join(", ", each) + ")";
    }
}
