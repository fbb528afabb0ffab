package io.pitot.cli.render;

import java.io.PrintWriter;
import java.util.List;

/** Prints lines, with {@code \n} on every system: the same report has the same bytes. */
final class Page {

    private final PrintWriter out;
    private final Screen screen;

    Page(PrintWriter out, Screen screen) {
        this.out = out;
        this.screen = screen;
    }

    Screen screen() {
        return screen;
    }

    Line line() {
        return new Line(screen);
    }

    void print(Line line) {
        out.print(line.toString().stripTrailing());
        out.print('\n');
    }

    void blank() {
        out.print('\n');
    }

    /**
     * Prints items with {@code ·} between them, on as many lines as they need, each starting at a column. A
     * label stands before the first.
     */
    void items(int indent, Style labelStyle, String label, Style style, List<String> items) {
        flow(indent, labelStyle, label, style, items, " · ");
    }

    /** Prints words on as many lines as they need, each starting at a column. A label stands before the first. */
    void paragraph(int indent, Style labelStyle, String label, Style style, String text) {
        flow(indent, labelStyle, label, style, List.of(text.strip().split("\\s+")), " ");
    }

    private void flow(int indent, Style labelStyle, String label, Style style, List<String> parts, String separator) {
        Line line = line().to(indent - line().widthOf(label)).add(labelStyle, label);
        line.to(indent);
        boolean first = true;
        for (String part : parts) {
            if (!first && line.widthOf(separator + part) > line.room()) {
                print(line);
                line = line().add(" ".repeat(indent));
                first = true;
            }
            line.add(style, first ? part : separator + part);
            first = false;
        }
        print(line);
    }
}
