package io.pitot.cli.render;

import io.pitot.cli.analysis.JvmRow;
import io.pitot.cli.analysis.Report;
import io.pitot.cli.analysis.TimePart;
import io.pitot.cli.analysis.Totals;
import java.util.ArrayList;
import java.util.List;

/** The first lines: what the report is about, how it is, and where its time went. */
final class Header {

    /** Columns that the whole time gets at most. */
    private static final int MAX_BAR = 60;

    /** Columns that the whole time gets at least, on several lines if need be. */
    private static final int MIN_BAR = 16;

    private static final String EIGHTHS = " ▏▎▍▌▋▊▉";

    private final Page page;
    private final Report report;

    Header(Page page, Report report) {
        this.page = page;
        this.report = report;
    }

    void print() {
        Totals totals = report.totals();
        List<String> items = new ArrayList<>(List.of("pitot report"));
        items.addAll(Headline.about(report));
        page.items(0, Style.PLAIN, "", Style.BOLD, items);
        page.blank();
        printHealth(totals);
        if (!report.time().isEmpty()) {
            printBars();
        }
    }

    private void printHealth(Totals totals) {
        Line line = page.line().to(2).add(Style.BOLD, "HEALTH ");
        if (report.empty()) {
            line.add(Style.WARNING, "unknown").add("    nothing was observed");
            page.print(line);
            return;
        }
        int score = report.health().score();
        line.add(score >= 90 ? Style.GOOD : score >= 50 ? Style.WARNING : Style.BAD, score + "/100");
        if (totals.hasRequests()) {
            line.add("    worst p95 " + Numbers.duration(totals.worstP95()));
            line.add("    errors ")
                    .add(totals.errors() > 0 ? Style.WARNING : Style.PLAIN, Numbers.percent(totals.errorShare()));
        }
        JvmRow jvm = report.jvm();
        line.add("    GC " + Numbers.percent(jvm.gcShare()));
        if (jvm.heapShare() >= 0) {
            line.add("    heap " + Numbers.percent(jvm.heapShare()));
        }
        page.print(line);
    }

    private void printBars() {
        List<TimePart> parts = report.time();
        String title = "Where time went ";
        Line line = page.line().to(2).add(title);
        int labels = parts.stream().mapToInt(part -> line.widthOf(label(part))).sum();
        int cells = Math.max(MIN_BAR, Math.min(MAX_BAR, line.room() - labels - parts.size()));
        Line current = line;
        for (TimePart part : parts) {
            String bar = bar(part.share() * cells);
            if (current.widthOf(label(part) + bar) > current.room()) {
                page.print(current);
                current = page.line().to(2 + title.length());
            }
            current.add("  " + Words.timePart(part.kind()) + " ")
                    .add(style(part.kind()), bar)
                    .add(" " + Numbers.percent(part.share()));
        }
        page.print(current);
    }

    private static String label(TimePart part) {
        return "  " + Words.timePart(part.kind()) + "  " + Numbers.percent(part.share());
    }

    private String bar(double cells) {
        int eighths = (int) Math.max(1, Math.round(cells * 8));
        String full = "█".repeat(eighths / 8);
        return eighths % 8 == 0 ? full : full + EIGHTHS.charAt(eighths % 8);
    }

    private static Style style(TimePart.Kind kind) {
        return switch (kind) {
            case DATABASE -> Style.ACCENT;
            case POOL -> Style.BAD;
            case INFERENCE, HTTP, CACHE -> Style.WARNING;
            case CODE -> Style.GOOD;
            case GC, LOCKS -> Style.BAD;
            case OTHER -> Style.DIM;
        };
    }
}
