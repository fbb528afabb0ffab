package io.pitot.cli.render;

import io.pitot.cli.analysis.RankedFinding;
import io.pitot.cli.analysis.Report;
import io.pitot.cli.analysis.diff.Diff;
import io.pitot.cli.analysis.diff.FindingChanges;
import java.io.PrintWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** Prints a diff for people: findings, then a table each of endpoints and of what they call; what changed comes first. */
public final class TerminalDiff {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private final PrintWriter out;
    private final Page page;
    private final Diff diff;
    private final int shown;
    private final boolean all;

    /**
     * A diff.
     *
     * @param shown how many rows of a table at most
     * @param all whether to print all rows, of what did not change too
     */
    public TerminalDiff(Diff diff, PrintWriter out, Screen screen, int shown, boolean all) {
        this.out = out;
        this.page = new Page(out, screen);
        this.diff = diff;
        this.shown = all ? Integer.MAX_VALUE : shown;
        this.all = all;
    }

    /** Prints it and flushes the writer. */
    public void print() {
        page.items(
                0,
                Style.PLAIN,
                "",
                Style.BOLD,
                List.of("pitot diff", diff.after().subject().service()));
        printSide("BASE ", diff.before());
        printSide("HEAD ", diff.after());
        page.blank();
        page.print(page.line()
                .to(2)
                .add(Style.BOLD, "VERDICT ")
                .add(DiffTable.style(diff.outcome()), DiffTable.word(diff.outcome())));
        page.blank();
        printFindings();
        DiffTable.of(diff, shown, all).forEach(this::print);
        out.flush();
    }

    private void printSide(String label, Report report) {
        List<String> items = new ArrayList<>(report.subject().versions());
        items.add(TIME.format(report.subject().from()) + " UTC");
        items.add(Numbers.plural(report.totals().requests(), "request"));
        items.add(Headline.dumps(report.subject()) + ", "
                + Numbers.plural(report.subject().instances(), "instance"));
        page.items(7, Style.DIM, label, Style.PLAIN, items);
    }

    private void printFindings() {
        FindingChanges findings = diff.findings();
        Line head = page.line().to(2).add(Style.BOLD, "FINDINGS");
        head.add(
                Style.DIM,
                " %d new, %d gone, %d still there"
                        .formatted(
                                findings.fresh().size(),
                                findings.gone().size(),
                                findings.still().size()));
        page.print(head);
        printFindings("new  ", Style.BAD, findings.fresh(), "");
        printFindings("gone ", Style.GOOD, findings.gone(), "");
        printFindings("?    ", Style.DIM, findings.unasked(), " (not seen: too few requests to call it gone)");
        if (all) {
            printFindings("still ", Style.DIM, findings.still(), "");
        }
    }

    private void printFindings(String label, Style style, List<RankedFinding> findings, String note) {
        findings.stream()
                .limit(shown)
                .forEach(ranked -> page.paragraph(
                        10,
                        style,
                        label,
                        Style.PLAIN,
                        ranked.finding().id() + " " + ranked.finding().title()
                                + (ranked.finding().endpoint().isEmpty()
                                        ? ""
                                        : ", " + Words.endpoint(ranked.finding().endpoint()))
                                + note));
    }

    private void print(DiffTable compared) {
        page.blank();
        if (compared.table().rows().isEmpty()) {
            page.print(
                    page.line().to(2).add(Style.BOLD, compared.table().title()).add(Style.DIM, " " + compared.rest()));
        } else {
            new TerminalTable(page, compared.table()).print();
        }
    }
}
