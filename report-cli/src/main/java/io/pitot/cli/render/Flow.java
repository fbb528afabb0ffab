package io.pitot.cli.render;

/** Text that is broken into lines where it has to be: between items first, within one only if it fits on no line. */
final class Flow {

    private final Page page;
    private final int indent;
    private final Style style;
    private Line line;

    /**
     * An empty flow.
     *
     * @param indent the column at which each line starts
     * @param label stands before the first line
     */
    Flow(Page page, int indent, Style labelStyle, String label, Style style) {
        this.page = page;
        this.indent = indent;
        this.style = style;
        this.line = page.line();
        line.to(indent - line.widthOf(label)).add(labelStyle, label).to(indent);
    }

    /** The same, on a first line that has its label already. */
    Flow(Page page, int indent, Line label, Style style) {
        this.page = page;
        this.indent = indent;
        this.style = style;
        this.line = label.to(indent);
    }

    /** Appends an item, separated from what stands before it on the line. */
    void add(String separator, String item) {
        if (appendIfFits(separator, item)) {
            return;
        }
        if (line.widthOf(item) <= page.screen().width() - indent) {
            next();
            line.add(style, item);
            return;
        }
        String between = separator;
        for (String word : item.strip().split("\\s+", -1)) {
            if (!appendIfFits(between, word)) {
                next();
                line.add(style, word);
            }
            between = " ";
        }
    }

    void print() {
        page.print(line);
    }

    private boolean appendIfFits(String separator, String text) {
        String appended = line.column() > indent ? separator + text : text;
        if (line.widthOf(appended) > line.room()) {
            return false;
        }
        line.add(style, appended);
        return true;
    }

    private void next() {
        page.print(line);
        line = page.line().to(indent);
    }
}
