package io.pitot.cli.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A table whose first column is headed by the table's title: what every format shows, in its own way. */
final class Table {

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
    record Column(String header, boolean number, int from) {}

    private final String title;
    private final String subtitle;
    private final List<Column> columns = new ArrayList<>();
    private final List<List<Cell>> rows = new ArrayList<>();

    Table(String title, String subtitle) {
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

    /** The same with no more than the first rows. */
    Table first(int most) {
        Table first = new Table(title, subtitle);
        first.columns.addAll(columns);
        first.rows.addAll(rows.subList(0, Math.min(most, rows.size())));
        return first;
    }

    String title() {
        return title;
    }

    /** What the rows are ordered by, and the unit of durations without one. */
    String subtitle() {
        return subtitle;
    }

    /** The columns after the first. */
    List<Column> columns() {
        return columns;
    }

    /** The rows, each with a cell for the first column and one for each other. */
    List<List<Cell>> rows() {
        return rows;
    }
}
