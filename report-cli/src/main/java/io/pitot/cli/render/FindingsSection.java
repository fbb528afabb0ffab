package io.pitot.cli.render;

import io.pitot.cli.analysis.Baseline;
import io.pitot.cli.analysis.QueryRow;
import io.pitot.cli.analysis.RankedFinding;
import io.pitot.cli.analysis.Report;
import io.pitot.cli.analysis.Site;
import io.pitot.dump.Finding;
import java.util.ArrayList;
import java.util.List;

/** What to fix first: each finding with what it costs, its evidence, its place and what to do. */
final class FindingsSection {

    private static final int INDENT = 6;
    private static final int LABELLED = 10;

    private final Page page;
    private final Report report;
    private final String words;
    private final int shown;
    private final boolean all;

    /**
     * A section.
     *
     * @param words what other commands must be given to read the same dumps, each with a blank before it
     * @param shown how many findings at most
     * @param all whether to print all of a finding's evidence
     */
    FindingsSection(Page page, Report report, String words, int shown, boolean all) {
        this.page = page;
        this.report = report;
        this.words = words;
        this.shown = shown;
        this.all = all;
    }

    void print() {
        List<RankedFinding> findings = report.findings();
        Line head = page.line().to(2).add(Style.BOLD, "FIX FIRST");
        if (findings.isEmpty()) {
            page.print(head.add(report.empty() ? "   nothing was observed, so nothing was found" : "   nothing found"));
            printRest(0);
            return;
        }
        String order = "   what fails, then by time you get back";
        String bounds = " (upper bounds; fixes overlap, do not add them up)";
        page.print(head.add(Style.DIM, head.widthOf(order + bounds) <= head.room() ? order + bounds : order));
        findings.stream().limit(shown).forEach(this::printFinding);
        printRest(findings.size() - shown);
    }

    /** What is not shown in full: smaller findings, muted ones, and those that are gone. */
    private void printRest(int smaller) {
        List<String> rest = new ArrayList<>();
        if (smaller > 0) {
            rest.add(smaller + " smaller");
        }
        if (!report.muted().isEmpty() && !all) {
            rest.add(report.muted().size() + " muted");
        }
        if (!rest.isEmpty()) {
            page.print(page.line()
                    .to(2)
                    .add(Style.DIM, "+ " + String.join(", ", rest))
                    .atRight(Style.DIM, "all: pitot report" + words + " --all"));
        }
        if (all) {
            report.muted()
                    .forEach(muted -> page.paragraph(
                            LABELLED,
                            Style.DIM,
                            "muted ",
                            Style.DIM,
                            muted.finding().id() + " " + muted.finding().title() + ": "
                                    + muted.mute().reason() + ", until "
                                    + muted.mute().until()));
        }
        Baseline.Gone gone = report.gone();
        if (gone != null) {
            printGone("fixed ", Style.GOOD, gone.fixed(), "");
            printGone("gone ", Style.DIM, gone.notAsked(), ", but nobody asked its endpoint");
        }
    }

    private void printGone(String label, Style style, List<Finding> findings, String note) {
        findings.stream()
                .limit(all ? Long.MAX_VALUE : shown)
                .forEach(finding -> page.paragraph(
                        LABELLED, style, label, Style.PLAIN, finding.id() + " " + finding.title() + note));
    }

    private void printFinding(RankedFinding ranked) {
        Finding finding = ranked.finding();
        String saves = FindingFacts.saves(finding);
        Line title = page.line().to(2).add(ranked.rank() + " ");
        title.to(4).add(Words.style(finding.severity()), Words.severity(finding.severity()));
        title.to(Math.max(12, title.column() + 1)).add(Style.BOLD, finding.title());
        List<String> facts = FindingFacts.of(ranked, report);
        if (!saves.isEmpty() && title.widthOf(saves) + 2 <= title.room()) {
            title.atRight(Style.GOOD, saves);
        } else if (!saves.isEmpty()) {
            facts.add(0, saves);
        }
        page.print(title);
        page.items(INDENT, Style.PLAIN, "", Style.PLAIN, facts);
        printEvidence(finding);
        LoopTree.lines(ranked).forEach(line -> page.paragraph(LABELLED, Style.DIM, "in  ", Style.PLAIN, line));
        Site site = ranked.site();
        if (site != null) {
            Line at = page.line().to(INDENT).add(Style.DIM, "at").to(LABELLED);
            page.print(at.add(Style.ACCENT, Words.chain(site)));
        }
        QueryRow query = ranked.query();
        if (query != null) {
            printSql(query);
        }
        for (String line :
                finding.remedy().lines().filter(line -> !line.isBlank()).toList()) {
            page.paragraph(LABELLED, Style.DIM, "fix ", Style.PLAIN, line);
        }
        if (all) {
            ranked.inside().forEach(this::printLoop);
        }
        if (all) {
            page.paragraph(LABELLED, Style.DIM, "doc ", Style.DIM, Words.section(finding.kind()));
        }
    }

    private void printLoop(RankedFinding.Loop loop) {
        page.paragraph(LABELLED, Style.DIM, "and ", Style.PLAIN, LoopTree.name(loop.finding()));
        printEvidence(loop.finding());
        Site site = loop.site();
        if (site != null) {
            Line at = page.line().to(INDENT).add(Style.DIM, "at").to(LABELLED);
            page.print(at.add(Style.ACCENT, Words.chain(site)));
        }
        QueryRow query = loop.query();
        if (query != null) {
            printSql(query);
        }
        loop.finding()
                .remedy()
                .lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> page.paragraph(LABELLED, Style.DIM, "fix ", Style.PLAIN, line));
    }

    private void printEvidence(Finding finding) {
        finding.evidence().stream()
                .limit(all ? Long.MAX_VALUE : 1)
                .forEach(line -> page.paragraph(LABELLED, Style.DIM, "why ", Style.PLAIN, line));
    }

    private void printSql(QueryRow row) {
        String numbers = Words.queryId(row.query().id()) + " · " + Numbers.count(row.calls()) + " calls · avg "
                + Numbers.duration(row.mean());
        Line line = page.line().to(INDENT).add(Style.DIM, "sql").to(LABELLED);
        line.addWithin(Style.PLAIN, row.text(), line.widthOf(numbers) + 2);
        page.print(line.atRight(Style.DIM, numbers));
    }
}
