package io.pitot.cli.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A table whose first column, headed by the table's title, gives way when the screen is narrow: a row is
 * one line at any width. Columns that a narrow screen has no room for are left out.
 */
final class Table {

    private static final int INDENT = 2;
    private static final int GAP = 2;

    /** The first column takes no less than this, if anything else can give way. */
    private static final int MIN_FIRST = 26;

    /** A text of a cell and how it looks. */
    record Cell(Style style, String text) {

        static Cell of(String text) {
            return new Cell(Style.PLAIN, text);
        }

        static Cell dim(String text) {
            return new Cell(Style.DIM, text);
        }
    }

    /**
     * A column.
     *
     * @param header its name
     * @param number whether it is aligned to the right
     * @param from the narrowest screen on which it is shown
     */
    private record Column(String header, boolean number, int from) {}

    private final Page page;
    private final String title;
    private final String subtitle;
    private final List<Column> columns = new ArrayList<>();
    private final List<List<Cell>> rows = new ArrayList<>();

    Table(Page page, String title, String subtitle) {
        this.page = page;
        this.title = title;
        this.subtitle = subtitle;
    }

    Table number(String header, int from) {
        columns.add(new Column(header, true, from));
        return this;
    }

    Table text(String header, int from) {
        columns.add(new Column(header, false, from));
        return this;
    }

    /** Adds a row: the first cell and one for each column. */
    void row(Cell... cells) {
        if (cells.length != columns.size() + 1) {
            throw new IllegalArgumentException("a row of " + cells.length + " cells for " + (columns.size() + 1));
        }
        rows.add(List.of(cells));
    }

    /** Adds a row that sums up others: its label, and what is known under some of the headers. */
    void rest(String label, Map<String, String> cells) {
        List<Cell> row = new ArrayList<>();
        row.add(Cell.dim(label));
        for (Column column : columns) {
            row.add(Cell.dim(cells.getOrDefault(column.header(), "")));
        }
        rows.add(row);
    }

    void print() {
        int[] widths = widths();
        Line header = page.line().to(INDENT).add(Style.BOLD, title);
        header.addWithin(
                Style.DIM, " " + subtitle, Math.max(0, header.room() - (INDENT + widths[0] - header.column())));
        printCells(
                header, widths, columns.stream().map(c -> Cell.dim(c.header())).toList());
        for (List<Cell> row : rows) {
            Cell first = row.get(0);
            Line line = page.line().to(INDENT);
            line.addWithin(first.style(), first.text(), line.room() - widths[0]);
            printCells(line, widths, row.subList(1, row.size()));
        }
    }

    private void printCells(Line line, int[] widths, List<Cell> cells) {
        int end = INDENT + widths[0];
        for (int i = 0; i < cells.size(); i++) {
            if (widths[i + 1] == 0) {
                continue;
            }
            Cell cell = cells.get(i);
            int start = end + GAP;
            end = start + widths[i + 1];
            int lead = columns.get(i).number() ? Math.max(0, widths[i + 1] - line.widthOf(cell.text())) : 0;
            line.to(start + lead)
                    .addWithin(cell.style(), cell.text(), page.screen().width() - end);
        }
        page.print(line);
    }

    /** The width of each column, the first included; 0 for one that is left out. */
    private int[] widths() {
        Line measure = page.line();
        int[] widths = new int[columns.size() + 1];
        widths[0] = measure.widthOf(title + " " + subtitle);
        for (List<Cell> row : rows) {
            widths[0] = Math.max(widths[0], measure.widthOf(row.get(0).text()));
        }
        int used = INDENT;
        int lastText = 0;
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            if (column.from() > page.screen().width()) {
                continue;
            }
            widths[i + 1] = measure.widthOf(column.header());
            for (List<Cell> row : rows) {
                widths[i + 1] =
                        Math.max(widths[i + 1], measure.widthOf(row.get(i + 1).text()));
            }
            used += GAP + widths[i + 1];
            lastText = column.number() ? lastText : i + 1;
        }
        int room = page.screen().width() - used;
        if (lastText > 0 && room < Math.min(widths[0], MIN_FIRST)) {
            int given = Math.min(widths[lastText] - 1, Math.min(widths[0], MIN_FIRST) - room);
            widths[lastText] -= given;
            room += given;
        }
        widths[0] = Math.max(1, Math.min(widths[0], room));
        return widths;
    }
}
