package io.pitot.cli.render;

/** A line as it is put together, never longer than the screen is wide. All text is made safe here. */
final class Line {

    private final Screen screen;
    private final StringBuilder text = new StringBuilder();
    private int column;

    Line(Screen screen) {
        this.screen = screen;
    }

    /** Appends text, clipped at the screen's edge. */
    Line add(Style style, String raw) {
        String clean = SafeText.clip(screen.clean(raw), room(), screen.ascii());
        text.append(screen.colour() ? style.around(clean) : clean);
        column += SafeText.width(clean);
        return this;
    }

    Line add(String raw) {
        return add(Style.PLAIN, raw);
    }

    /** Appends text, clipped so that {@code reserved} columns are left. */
    Line addWithin(Style style, String raw, int reserved) {
        return add(style, SafeText.clip(screen.clean(raw), Math.max(0, room() - reserved), screen.ascii()));
    }

    /** Appends blanks up to a column, none if the line is there already. */
    Line to(int target) {
        int blanks = Math.min(room(), Math.max(0, target - column));
        text.append(" ".repeat(blanks));
        column += blanks;
        return this;
    }

    /** Appends text that ends at the screen's edge, at least a blank away from what is there. */
    Line atRight(Style style, String raw) {
        return to(Math.max(column + 1, screen.width() - widthOf(raw))).add(style, raw);
    }

    int widthOf(String raw) {
        return SafeText.width(screen.clean(raw));
    }

    int column() {
        return column;
    }

    int room() {
        return screen.width() - column;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
