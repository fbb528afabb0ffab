package io.pitot.cli.render;

import io.pitot.cli.analysis.BlindSpot;
import io.pitot.cli.analysis.Glob;
import io.pitot.cli.analysis.Report;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Prints a report for people: what matters most comes first, and every line fits the screen. */
public final class TerminalReport {

    private final PrintWriter out;
    private final Page page;
    private final Report report;
    private final String words;
    private final int shown;
    private final boolean all;

    /**
     * A report.
     *
     * @param words what other commands must be given to read the same dumps
     * @param shown how many findings and rows of a table at most
     * @param all whether to print all findings, all their evidence and all rows
     */
    public TerminalReport(Report report, List<String> words, PrintWriter out, Screen screen, int shown, boolean all) {
        this.out = out;
        this.page = new Page(out, screen);
        this.report = report;
        this.words = words.stream().map(word -> " " + ShellWord.of(word)).collect(Collectors.joining());
        this.shown = all ? Integer.MAX_VALUE : shown;
        this.all = all;
    }

    /** Prints it and flushes the writer. */
    public void print() {
        new Header(page, report).print();
        page.blank();
        new FindingsSection(page, report, words, shown, all).print();
        for (Table table : Tables.of(report, shown)) {
            page.blank();
            new TerminalTable(page, table).print();
        }
        page.blank();
        printJvm();
        printBlindSpots();
        page.items(15, Style.DIM, "Next         ", Style.DIM, next());
        out.flush();
    }

    private void printJvm() {
        page.items(15, Style.BOLD, "JVM          ", Style.PLAIN, Headline.jvm(report.jvm()));
    }

    private void printBlindSpots() {
        List<String> items = new ArrayList<>();
        for (BlindSpot spot : report.blindSpots()) {
            if (items.size() == shown) {
                items.add("… " + (report.blindSpots().size() - shown) + " more");
                break;
            }
            items.add(Words.blindSpot(spot));
        }
        if (items.isEmpty()) {
            items.add("none known");
            items.add(Numbers.plural(report.recordedEvents(), "event") + " recorded, none dropped");
        }
        page.items(15, Style.BOLD, "BLIND SPOTS  ", report.blindSpots().isEmpty() ? Style.PLAIN : Style.WARNING, items);
    }

    private List<String> next() {
        List<String> next = new ArrayList<>();
        Glob asked = report.selected().scope().endpoints();
        String same = "pitot report" + words + (asked == null ? "" : " --endpoint " + ShellWord.of(asked.pattern()));
        if (!all) {
            next.add(same + " --all");
        }
        if (!report.findings().isEmpty()) {
            // Places in a list are those of the whole one.
            next.add("pitot explain "
                    + (asked == null ? "1" : report.findings().get(0).finding().id()) + words);
        }
        next.add(same + " -f html -o pitot.html");
        return next;
    }
}
