package io.pitot.cli.render;

import io.pitot.cli.analysis.Baseline;
import io.pitot.cli.analysis.QueryRow;
import io.pitot.cli.analysis.RankedFinding;
import io.pitot.cli.analysis.Report;
import io.pitot.cli.analysis.Site;
import io.pitot.cli.render.Table.Cell;
import io.pitot.cli.render.Table.Column;
import io.pitot.dump.Finding;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Prints a report for a comment on a pull request: what to fix as a table, the rest folded. It never exceeds what GitHub
 * takes; what finds no room is left out whole, tables first, then findings from the last, and a line says so.
 */
public final class MarkdownReport {

    /** Characters that a comment on GitHub may have. */
    static final int MOST_CHARACTERS = 65_536;

    /** Longer statements are cut here: one must not take the room of all findings. */
    private static final int LONGEST_SQL = 2_000;

    /** The same of any other text from a dump. */
    private static final int LONGEST_TEXT = 600;

    private static final int LONGEST_NAME = 200;

    /** Room for each list of names: the findings need theirs. */
    private static final int MOST_OF_A_LIST = 6_000;

    private final Report report;
    private final int shown;

    private MarkdownReport(Report report, int shown) {
        this.report = report;
        this.shown = shown;
    }

    /**
     * Prints it and flushes the writer.
     *
     * @param shown how many rows of a table at most
     */
    public static void print(Report report, PrintWriter out, int shown) {
        out.print(new MarkdownReport(report, shown).text());
        out.flush();
    }

    private String text() {
        String head = head();
        String tail = muted() + gone() + blindSpots() + "\nAll of it: `pitot report --all`\n";
        int room = MOST_CHARACTERS - head.length() - tail.length();
        String findings = findings(room);
        room -= findings.length();
        StringBuilder tables = new StringBuilder();
        for (Table table : Tables.of(report, shown)) {
            String text = table(table);
            if (tables.length() + text.length() <= room) {
                tables.append(text);
            }
        }
        return head + findings + tables + tail;
    }

    private String head() {
        List<String> state = new ArrayList<>();
        List<String> about = Headline.about(report);
        state.addAll(about.subList(1, about.size()));
        state.addAll(Headline.state(report));
        String time = report.time().stream()
                .map(part -> Words.timePart(part.kind()) + " " + Numbers.percent(part.share()))
                .collect(Collectors.joining(" · "));
        return "## Pitot: " + Markdown.text(clipped(Headline.about(report).get(0), LONGEST_NAME)) + ": health "
                + Headline.score(report) + "\n\n"
                + text(String.join(" · ", state)) + "\n"
                + (time.isEmpty() ? "" : "\n**Where time went:** " + time + "\n");
    }

    private String findings(int room) {
        List<RankedFinding> findings = report.findings();
        if (findings.isEmpty()) {
            return report.empty() ? "\nNothing was observed: no verdict.\n" : "\nNothing found.\n";
        }
        String before = """

                ### Fix first

                What fails, then by time you get back. Savings are upper bounds and overlap: do not add them up.

                | # | severity | finding | saves at most | where | id |
                | ---: | --- | --- | ---: | --- | --- |
                """;
        int used = before.length() + remainder(findings.size()).length();
        StringBuilder rows = new StringBuilder();
        StringBuilder details = new StringBuilder();
        int told = 0;
        for (RankedFinding ranked : findings) {
            String row = row(ranked);
            String detail = detail(ranked);
            if (used + rows.length() + details.length() + row.length() + detail.length() > room) {
                break;
            }
            rows.append(row);
            details.append(detail);
            told++;
        }
        int left = findings.size() - told;
        return before + rows + (left == 0 ? "" : remainder(left)) + details;
    }

    private static String remainder(int left) {
        return "\n" + Numbers.plural(left, "finding") + " more that this comment has no room for.\n";
    }

    private static String row(RankedFinding ranked) {
        Finding finding = ranked.finding();
        Site site = ranked.site();
        return "| " + ranked.rank() + " | " + finding.severity() + " | " + text(finding.title()) + " | "
                + (finding.nanosTotal() > 0
                        ? Numbers.duration(finding.nanosPerRequest()) + "/req, " + Numbers.percent(finding.share())
                        : "")
                + " | " + (site == null ? "" : code(Words.cell(site))) + " | " + code(finding.id()) + " |\n";
    }

    private String detail(RankedFinding ranked) {
        Finding finding = ranked.finding();
        StringBuilder detail = new StringBuilder();
        detail.append("\n<details><summary>")
                .append(ranked.rank())
                .append(" · ")
                .append(text(finding.title()))
                .append("</summary>\n\n");
        line(detail, "", text(String.join(" · ", FindingFacts.of(ranked, report))));
        line(detail, "saves", text(FindingFacts.saves(finding).replaceFirst("^saves ", "")));
        LoopTree.lines(ranked).forEach(loop -> line(detail, "in", text(loop)));
        lines(detail, finding, ranked.site());
        for (RankedFinding.Loop loop : ranked.inside()) {
            line(detail, "and", text(LoopTree.name(loop.finding())));
            lines(detail, loop.finding(), loop.site());
        }
        line(detail, "doc", Words.section(finding.kind()));
        block(detail, ranked.query());
        ranked.inside().forEach(loop -> block(detail, loop.query()));
        return detail.append("\n</details>\n").toString();
    }

    private static void lines(StringBuilder detail, Finding finding, @Nullable Site site) {
        finding.evidence().forEach(evidence -> line(detail, "why", text(evidence)));
        line(detail, "at", site == null ? "" : code(Words.chain(site)));
        finding.remedy().lines().filter(fix -> !fix.isBlank()).forEach(fix -> line(detail, "fix", text(fix)));
    }

    private static void block(StringBuilder detail, @Nullable QueryRow query) {
        if (query != null) {
            detail.append('\n')
                    .append(Markdown.block("sql", clipped(query.query().sql(), LONGEST_SQL)));
        }
    }

    private static void line(StringBuilder to, String label, String escaped) {
        if (!escaped.isEmpty()) {
            to.append("- ");
            to.append(label.isEmpty() ? "" : "**" + label + "** ")
                    .append(escaped)
                    .append('\n');
        }
    }

    private String muted() {
        return names(
                "Muted",
                report.muted().stream()
                        .map(muted -> code(muted.finding().id()) + " "
                                + text(muted.finding().title() + ": "
                                        + muted.mute().reason() + ", until "
                                        + muted.mute().until()))
                        .toList());
    }

    private String gone() {
        Baseline.Gone gone = report.gone();
        if (gone == null) {
            return "";
        }
        return names("Fixed", named(gone.fixed())) + names("Gone, but nobody asked", named(gone.notAsked()));
    }

    private static List<String> named(List<Finding> findings) {
        return findings.stream()
                .map(finding -> code(finding.id()) + " " + text(finding.title()))
                .toList();
    }

    private static String names(String title, List<String> names) {
        if (names.isEmpty()) {
            return "";
        }
        StringBuilder list = new StringBuilder("\n<details><summary>")
                .append(title)
                .append(": ")
                .append(names.size())
                .append("</summary>\n\n");
        int told = 0;
        for (String name : names) {
            if (list.length() + name.length() > MOST_OF_A_LIST) {
                break;
            }
            list.append("- ").append(name).append('\n');
            told++;
        }
        if (told < names.size()) {
            list.append("- … ").append(names.size() - told).append(" more\n");
        }
        return list.append("\n</details>\n").toString();
    }

    private static String table(Table table) {
        StringBuilder text = new StringBuilder("\n<details><summary>")
                .append(table.title())
                .append(' ')
                .append(table.subtitle())
                .append("</summary>\n\n| ");
        for (Column column : table.columns()) {
            text.append(" | ").append(column.header());
        }
        text.append(" |\n| ---");
        table.columns().forEach(column -> text.append(column.number() ? " | ---:" : " | ---"));
        text.append(" |\n");
        for (List<Cell> row : table.rows()) {
            for (Cell cell : row) {
                text.append("| ").append(text(cell.text())).append(' ');
            }
            text.append("|\n");
        }
        return text.append("\n</details>\n").toString();
    }

    private String blindSpots() {
        return names(
                "Blind spots",
                report.blindSpots().stream()
                        .map(spot -> text(Words.blindSpot(spot)))
                        .toList());
    }

    private static String text(String raw) {
        return Markdown.text(clipped(raw, LONGEST_TEXT));
    }

    private static String code(String raw) {
        return Markdown.code(clipped(raw, LONGEST_TEXT));
    }

    private static String clipped(String raw, int columns) {
        return SafeText.clip(SafeText.clean(raw, false), columns, false);
    }
}
