package io.pitot.cli.render;

import io.pitot.cli.analysis.budget.Unit;
import io.pitot.cli.analysis.diff.Change;
import io.pitot.cli.analysis.diff.Diff;
import io.pitot.cli.analysis.diff.DiffRow;
import io.pitot.cli.analysis.diff.Outcome;
import io.pitot.cli.render.Table.Cell;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What became of the endpoints, or of one kind of what they call, from one set of dumps to another.
 *
 * @param table those that changed, or all; its last row sums up the rest
 * @param rest what the rest of them are: {@code 12 same}; empty if there is none
 */
record DiffTable(Table table, String rest) {

    /**
     * The tables of a diff, of whatever either side has.
     *
     * @param shown how many rows of each at most
     * @param all whether to show those that did not change, too
     */
    static List<DiffTable> of(Diff diff, int shown, boolean all) {
        String perRequest = "calls/req";
        Change.Kind calls = Change.Kind.CALLS_PER_REQUEST;
        return Stream.of(
                        of(
                                "ENDPOINTS",
                                "requests",
                                "q/req",
                                Change.Kind.QUERIES_PER_REQUEST,
                                "",
                                diff.endpoints(),
                                shown,
                                all),
                        of("QUERIES", "calls", perRequest, calls, "rows", diff.queries(), shown, all),
                        of("MODELS", "calls", perRequest, calls, "", diff.models(), shown, all),
                        of("HTTP", "calls", perRequest, calls, "", diff.routes(), shown, all),
                        of("CACHES", "calls", perRequest, calls, "hits", diff.commands(), shown, all))
                .filter(compared ->
                        !compared.table().rows().isEmpty() || !compared.rest().isEmpty())
                .toList();
    }

    private static DiffTable of(
            String title,
            String calls,
            String rate,
            Change.Kind kind,
            String extra,
            List<DiffRow> rows,
            int shown,
            boolean all) {
        List<DiffRow> changed = rows.stream()
                .filter(row -> all || (row.outcome() != Outcome.SAME && row.outcome() != Outcome.INCONCLUSIVE))
                .limit(shown)
                .toList();
        String rest = rest(rows, changed.size());
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
            cells.add(cell(row.change(kind), DiffTable::mean));
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
        if (!changed.isEmpty() && !rest.isEmpty()) {
            table.rest("… " + rest, Map.of());
        }
        return new DiffTable(table, rest);
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
        return rows != null ? cell(rows, DiffTable::mean) : cell(row.change(Change.Kind.HIT_RATE), Numbers::percent);
    }

    private static Cell cell(@Nullable Change change, DoubleFunction<String> format) {
        return change == null
                ? Cell.dim("-")
                : new Cell(style(change.outcome()), pair(change.before(), change.after(), format));
    }

    private static Cell millis(DiffRow row, double percentile) {
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

    /** A verdict. */
    static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    static Style style(Outcome outcome) {
        return switch (outcome) {
            case WORSE -> Style.BAD;
            case BETTER -> Style.GOOD;
            case NOISE, SAME -> Style.PLAIN;
            case INCONCLUSIVE -> Style.DIM;
        };
    }
}
