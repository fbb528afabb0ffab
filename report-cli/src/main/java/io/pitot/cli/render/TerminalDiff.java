package io.pitot.cli.render;

import io.pitot.cli.analysis.RankedFinding;
import io.pitot.cli.analysis.Report;
import io.pitot.cli.analysis.budget.Unit;
import io.pitot.cli.analysis.diff.Change;
import io.pitot.cli.analysis.diff.Diff;
import io.pitot.cli.analysis.diff.DiffRow;
import io.pitot.cli.analysis.diff.FindingChanges;
import io.pitot.cli.analysis.diff.Outcome;
import io.pitot.cli.render.Table.Cell;
import java.io.PrintWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

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
        page.print(page.line().to(2).add(Style.BOLD, "VERDICT ").add(style(diff.outcome()), word(diff.outcome())));
        page.blank();
        printFindings();
        print("ENDPOINTS", "requests", "q/req", Change.Kind.QUERIES_PER_REQUEST, diff.endpoints());
        print("QUERIES", "calls", "calls/req", Change.Kind.CALLS_PER_REQUEST, diff.queries());
        print("MODELS", "calls", "calls/req", Change.Kind.CALLS_PER_REQUEST, diff.models());
        print("HTTP", "calls", "calls/req", Change.Kind.CALLS_PER_REQUEST, diff.routes());
        print("CACHES", "calls", "calls/req", Change.Kind.CALLS_PER_REQUEST, diff.commands());
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

    private void print(String title, String calls, String rate, Change.Kind kind, List<DiffRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        page.blank();
        List<DiffRow> changed = rows.stream()
                .filter(row -> all || (row.outcome() != Outcome.SAME && row.outcome() != Outcome.INCONCLUSIVE))
                .limit(shown)
                .toList();
        String rest = rest(rows, changed.size());
        if (changed.isEmpty()) {
            page.print(page.line().to(2).add(Style.BOLD, title).add(Style.DIM, " " + rest));
            return;
        }
        String extra = title.equals("QUERIES") ? "rows" : title.equals("CACHES") ? "hits" : "";
        Table table = new Table(title, "by verdict, ms").number(calls, 130).number(rate, 0);
        if (!extra.isEmpty()) {
            table.number(extra, 130);
        }
        table.number("errors", 100)
                .number("p50", 90)
                .number("p95", 0)
                .number("p99", 140)
                .number("slower", 100)
                .number("verdict", 0);
        for (DiffRow row : changed) {
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.of(name(row)));
            cells.add(Cell.of(pair((double) row.before(), (double) row.after(), value -> Numbers.count((long) value))));
            cells.add(cell(row.change(kind), TerminalDiff::mean));
            if (!extra.isEmpty()) {
                cells.add(extra(row));
            }
            cells.add(cell(row.change(Change.Kind.ERROR_RATE), Numbers::percent));
            cells.add(millis(row, 50));
            cells.add(millis(row, 95));
            cells.add(millis(row, 99));
            cells.add(Cell.of(
                    row.before() == 0 || row.after() == 0
                            ? "-"
                            : Numbers.percent(row.latency().superiority())));
            cells.add(new Cell(style(row.outcome()), word(row.outcome())));
            table.row(cells.toArray(Cell[]::new));
        }
        if (!rest.isEmpty()) {
            table.rest("… " + rest, Map.of());
        }
        new TerminalTable(page, table).print();
    }

    /** Rows that are not shown: {@code 14 more: 2 noise, 12 same}, or {@code 12 same} if none is. */
    private static String rest(List<DiffRow> rows, int shown) {
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        List<DiffRow> more = rows.subList(Math.min(shown, rows.size()), rows.size());
        more.forEach(row -> outcomes.merge(row.outcome(), 1, Integer::sum));
        if (more.isEmpty()) {
            return "";
        }
        List<String> words = new ArrayList<>();
        outcomes.forEach((outcome, count) -> words.add(count + " " + word(outcome)));
        return (shown == 0 ? "" : more.size() + " more: ") + String.join(", ", words);
    }

    /** Queries of one table are told apart by the beginning of their ids. */
    private static String name(DiffRow row) {
        return row.label().equals(row.id()) ? row.id() : Words.queryId(row.id()) + " " + row.label();
    }

    private static Cell extra(DiffRow row) {
        Change rows = row.change(Change.Kind.ROWS_PER_CALL);
        return rows != null ? cell(rows, TerminalDiff::mean) : cell(row.change(Change.Kind.HIT_RATE), Numbers::percent);
    }

    private static Cell cell(@Nullable Change change, DoubleFunction<String> format) {
        return change == null
                ? Cell.dim("-")
                : new Cell(style(change.outcome()), pair(change.before(), change.after(), format));
    }

    private Cell millis(DiffRow row, double percentile) {
        double before =
                row.before() == 0 ? Double.NaN : (double) row.latency().before().percentile(percentile);
        double after =
                row.after() == 0 ? Double.NaN : (double) row.latency().after().percentile(percentile);
        return Cell.of(pair(before, after, value -> Numbers.millis((long) value)));
    }

    private static String pair(double before, double after, DoubleFunction<String> format) {
        String from = Double.isNaN(before) ? "-" : format.apply(before);
        String to = Double.isNaN(after) ? "-" : format.apply(after);
        return from.equals(to) ? to : from + "→" + to;
    }

    private static String mean(double value) {
        return Amounts.of(Unit.COUNT, value);
    }

    private static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    private static Style style(Outcome outcome) {
        return switch (outcome) {
            case WORSE -> Style.BAD;
            case BETTER -> Style.GOOD;
            case NOISE, SAME -> Style.PLAIN;
            case INCONCLUSIVE -> Style.DIM;
        };
    }
}
