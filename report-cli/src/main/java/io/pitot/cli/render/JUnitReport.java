package io.pitot.cli.render;

import io.pitot.cli.analysis.MutedFinding;
import io.pitot.cli.analysis.RankedFinding;
import io.pitot.cli.analysis.Report;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Severity;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Prints a report as JUnit XML, for CI systems that show tests: a test case for each kind of finding and endpoint. It
 * fails for findings that are HIGH or CRITICAL; lesser ones are its output; it is skipped where all are muted. The names
 * of test cases stay the same from run to run. All ASCII.
 */
public final class JUnitReport {

    /** The endpoint of what belongs to none: a pool, a JVM. */
    static final String SERVICE = "(service)";

    private final Report report;
    private final Markup xml = new Markup();

    private JUnitReport(Report report) {
        this.report = report;
    }

    /** Prints it and flushes the writer. */
    public static void print(Report report, PrintWriter out) {
        JUnitReport junit = new JUnitReport(report);
        junit.write();
        out.print(junit.xml);
        out.flush();
    }

    private void write() {
        Set<String> endpoints = endpoints();
        xml.own("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        long failures =
                failures(report.findings().stream().map(RankedFinding::finding).toList());
        xml.open(
                        "testsuites",
                        "name",
                        "pitot " + report.subject().service(),
                        "tests",
                        String.valueOf(endpoints.size() * FindingKind.values().length),
                        "failures",
                        String.valueOf(failures))
                .line();
        for (FindingKind kind : FindingKind.values()) {
            writeSuite(kind, endpoints);
        }
        xml.close().line();
    }

    private Set<String> endpoints() {
        Set<String> endpoints = new LinkedHashSet<>();
        endpoints.add(SERVICE);
        report.endpoints().forEach(row -> endpoints.add(row.endpoint().id()));
        report.findings().forEach(ranked -> endpoints.add(endpoint(ranked.finding())));
        report.muted().forEach(muted -> endpoints.add(endpoint(muted.finding())));
        return endpoints;
    }

    private static String endpoint(Finding finding) {
        return finding.endpoint().isEmpty() ? SERVICE : finding.endpoint();
    }

    /** Test cases that fail: several findings of a kind and an endpoint are one. */
    private static long failures(List<Finding> findings) {
        return findings.stream()
                .filter(JUnitReport::fails)
                .map(finding -> finding.kind() + " " + endpoint(finding))
                .distinct()
                .count();
    }

    private static boolean fails(Finding finding) {
        return finding.severity().compareTo(Severity.HIGH) <= 0;
    }

    private void writeSuite(FindingKind kind, Set<String> endpoints) {
        List<Finding> open = report.findings().stream()
                .map(RankedFinding::finding)
                .filter(finding -> finding.kind() == kind)
                .toList();
        List<MutedFinding> muted = report.muted().stream()
                .filter(one -> one.finding().kind() == kind)
                .toList();
        Markup cases = new Markup();
        int skipped = 0;
        for (String endpoint : endpoints) {
            skipped += writeCase(
                    kind,
                    endpoint,
                    open.stream()
                            .filter(finding -> endpoint(finding).equals(endpoint))
                            .toList(),
                    muted.stream()
                            .filter(one -> endpoint(one.finding()).equals(endpoint))
                            .toList(),
                    cases);
        }
        xml.open(
                        "testsuite",
                        "name",
                        "pitot." + kind,
                        "tests",
                        String.valueOf(endpoints.size()),
                        "failures",
                        String.valueOf(failures(open)),
                        "errors",
                        "0",
                        "skipped",
                        String.valueOf(skipped),
                        "time",
                        "0",
                        "timestamp",
                        report.subject().to().toString())
                .line();
        writeProperties();
        xml.own(cases.toString()).close().line();
    }

    private void writeProperties() {
        xml.open("properties").line();
        property("service", report.subject().service());
        property("versions", String.join(", ", report.subject().versions()));
        property("health", Headline.score(report));
        property("requests", String.valueOf(report.totals().requests()));
        property("dumps", String.valueOf(report.subject().dumps()));
        property("instances", String.valueOf(report.subject().instances()));
        property("from", report.subject().from().toString());
        property("to", report.subject().to().toString());
        xml.close().line();
    }

    private void property(String name, String value) {
        xml.empty("property", "name", name, "value", value).line();
    }

    /** Writes a test case; returns 1 if it is skipped, and 0 otherwise. */
    private int writeCase(
            FindingKind kind, String endpoint, List<Finding> findings, List<MutedFinding> muted, Markup to) {
        String[] attributes = {"classname", "pitot." + kind, "name", endpoint, "time", "0"};
        if (findings.isEmpty() && muted.isEmpty()) {
            to.empty("testcase", attributes).line();
            return 0;
        }
        to.open("testcase", attributes).line();
        List<Finding> failing = findings.stream().filter(JUnitReport::fails).toList();
        boolean skipped = findings.isEmpty();
        if (skipped) {
            to.empty(
                    "skipped",
                    "message",
                    muted.stream()
                            .map(one -> one.finding().title() + ": muted until "
                                    + one.mute().until() + ": " + one.mute().reason())
                            .collect(Collectors.joining("; ")));
            to.line();
        }
        if (!failing.isEmpty()) {
            Finding first = failing.get(0);
            String more = failing.size() == 1 ? "" : " and " + (failing.size() - 1) + " more";
            to.open("failure", "type", kind + "." + first.severity(), "message", first.title() + more);
            failing.forEach(finding -> write(finding, to));
            to.close().line();
        }
        List<Finding> lesser =
                findings.stream().filter(finding -> !fails(finding)).toList();
        if (!lesser.isEmpty()) {
            to.open("system-out");
            lesser.forEach(finding -> write(finding, to));
            to.close().line();
        }
        to.close().line();
        return skipped ? 1 : 0;
    }

    private void write(Finding finding, Markup to) {
        RankedFinding ranked = report.findings().stream()
                .filter(one -> one.finding().equals(finding))
                .findFirst()
                .orElseThrow();
        to.text(finding.severity() + " " + finding.title()).line();
        List<String> lines = new ArrayList<>(FindingFacts.of(ranked, report));
        String saves = FindingFacts.saves(finding);
        if (!saves.isEmpty()) {
            lines.add(saves);
        }
        to.text(String.join(" · ", lines)).line();
        finding.evidence().forEach(line -> to.text("why " + line).line());
        ranked.loops().forEach(loop -> to.text("in " + LoopTree.words(loop)).line());
        if (ranked.site() != null) {
            to.text("at " + Words.chain(ranked.site())).line();
        }
        if (ranked.query() != null) {
            to.text("sql " + ranked.query().query().sql()).line();
        }
        finding.remedy()
                .lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> to.text("fix " + line).line());
        to.text("doc " + Words.section(finding.kind())).line();
    }
}
