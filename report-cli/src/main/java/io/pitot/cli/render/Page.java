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
        Flow flow = new Flow(this, indent, labelStyle, label, style);
        for (String item : items) {
            flow.add(" · ", item);
        }
        flow.print();
    }

    /** Prints words on as many lines as they need, each starting at a column. A label stands before the first. */
    void paragraph(int indent, Style labelStyle, String label, Style style, String text) {
        Flow flow = new Flow(this, indent, labelStyle, label, style);
        flow.add("", text);
        flow.print();
    }
}
