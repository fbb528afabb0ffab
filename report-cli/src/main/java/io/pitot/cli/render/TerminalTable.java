package io.pitot.cli.render;

import io.pitot.cli.render.Table.Cell;
import io.pitot.cli.render.Table.Column;
import java.util.List;

/**
 * Prints a table on a screen. The first column gives way when the screen is narrow: a row is one line at any
 * width. Columns that a narrow screen has no room for are left out.
 */
final class TerminalTable {

    private static final int INDENT = 2;
    private static final int GAP = 2;

    /** The first column takes no less than this, if anything else can give way. */
    private static final int MIN_FIRST = 26;

    private final Page page;
    private final Table table;

    TerminalTable(Page page, Table table) {
        this.page = page;
        this.table = table;
    }

    void print() {
        int[] widths = widths();
        Line header = page.line().to(INDENT).add(Style.BOLD, table.title());
        header.addWithin(
                Style.DIM, " " + table.subtitle(), Math.max(0, header.room() - (INDENT + widths[0] - header.column())));
        printCells(
                header,
                widths,
                table.columns().stream().map(c -> Cell.dim(c.header())).toList());
        for (List<Cell> row : table.rows()) {
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
            int lead = table.columns().get(i).number() ? Math.max(0, widths[i + 1] - line.widthOf(cell.text())) : 0;
            line.to(start + lead)
                    .addWithin(cell.style(), cell.text(), page.screen().width() - end);
        }
        page.print(line);
    }

    /** The width of each column, the first included; 0 for one that is left out. */
    private int[] widths() {
        Line measure = page.line();
        int[] widths = new int[table.columns().size() + 1];
        widths[0] = measure.widthOf(table.title() + " " + table.subtitle());
        for (List<Cell> row : table.rows()) {
            widths[0] = Math.max(widths[0], measure.widthOf(row.get(0).text()));
        }
        int used = INDENT;
        int lastText = 0;
        for (int i = 0; i < table.columns().size(); i++) {
            Column column = table.columns().get(i);
            if (column.from() > page.screen().width()) {
                continue;
            }
            widths[i + 1] = measure.widthOf(column.header());
            for (List<Cell> row : table.rows()) {
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
