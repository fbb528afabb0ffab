package io.pitot.cli.render;

import io.pitot.cli.analysis.Report;
import io.pitot.cli.render.Table.Cell;
import io.pitot.cli.render.Table.Column;
import java.util.List;
import java.util.Locale;

/** A table as a section of a page, with a field to look for rows where there are many. */
final class HtmlTable {

    private static final int FILTERED_ROWS = 10;

    private final Markup html;
    private final HtmlCharts charts;
    private final Report report;

    HtmlTable(Markup html, HtmlCharts charts, Report report) {
        this.html = html;
        this.charts = charts;
        this.report = report;
    }

    void write(Table table) {
        String id = id(table);
        html.open("section", "aria-labelledby", id)
                .leaf("h2", title(table), "id", id)
                .line();
        if (table.title().equals(Tables.QUERIES) && !report.queries().isEmpty()) {
            html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Chart of queries");
            charts.bubbles(report.queries());
            html.close().line();
        }
        new HtmlBars(html, charts, report).above(table);
        if (table.rows().size() >= FILTERED_ROWS) {
            html.open("label", "class", "filter").text("Rows with ");
            html.empty("input", "type", "search", "data-table", "table-" + id)
                    .close()
                    .line();
        }
        writeRows(html, table, id);
        html.close().line();
    }

    /** The table alone, in a frame in which it can be moved. */
    static void writeRows(Markup html, Table table, String id) {
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", title(table));
        html.open("table", "id", "table-" + id)
                .leaf("caption", table.subtitle())
                .line();
        html.open("thead").open("tr").leaf("th", title(table), "scope", "col");
        for (Column column : table.columns()) {
            html.leaf("th", column.header(), "scope", "col", "class", column.number() ? "number" : "");
        }
        html.close().close().line().open("tbody").line();
        for (List<Cell> row : table.rows()) {
            html.open("tr").leaf("th", row.get(0).text(), "scope", "row");
            for (int i = 1; i < row.size(); i++) {
                Cell cell = row.get(i);
                boolean number = table.columns().get(i - 1).number();
                String look = switch (cell.style()) {
                    case DIM -> " dim";
                    case WARNING -> " warning";
                    case BAD -> " bad";
                    case GOOD -> " good";
                    default -> "";
                };
                html.leaf("td", cell.text(), "class", (number ? "number" : "") + look);
            }
            html.close().line();
        }
        html.close().close().close().line();
    }

    /** What links lead to. */
    static String id(Table table) {
        return table.title().toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    /** The heading. */
    static String title(Table table) {
        String title = table.title();
        return title.equals("HTTP")
                ? title
                : title.charAt(0) + title.substring(1).toLowerCase(Locale.ROOT);
    }
}
