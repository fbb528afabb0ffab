package io.pitot.cli.command;

import io.pitot.cli.render.Screen;

/** The options that say what a report is printed on. */
final class ScreenOptions {

    /** When to print in colour. */
    enum Colour {
        auto,
        always,
        never
    }

    private final Verb verb;
    private final Argument<Integer> width;
    private final Argument<Colour> colour;
    private final Argument<Boolean> plain;

    ScreenOptions(Verb verb) {
        this.verb = verb;
        width = verb.number("--width", "COLUMNS", "Columns of the report, 60 to 400. Default: the terminal's, or 100.");
        colour = verb.option(
                "--color",
                "WHEN",
                Colour.auto,
                "auto, always or never. auto is for terminals where NO_COLOR is unset or empty.");
        plain = verb.flag("--plain", "No colour, and nothing but ASCII.");
    }

    Screen screen(Surroundings surroundings) {
        Integer width = this.width.given();
        if (width != null && (width < Screen.MIN_WIDTH || width > Screen.MAX_WIDTH)) {
            throw verb.refusal("--width=%d: must be %d to %d".formatted(width, Screen.MIN_WIDTH, Screen.MAX_WIDTH));
        }
        return new Screen(
                width == null ? ownWidth(surroundings) : width,
                inColour(surroundings),
                isPlain() || !surroundings.showsSymbols());
    }

    /** What is printed on where nothing else was asked for. */
    static Screen unasked(Surroundings surroundings) {
        return new Screen(ownWidth(surroundings), isColourful(surroundings), !surroundings.showsSymbols());
    }

    /** Whether nothing is wanted but text. */
    boolean isPlain() {
        return plain.value();
    }

    private boolean inColour(Surroundings surroundings) {
        if (isPlain()) {
            return false;
        }
        return switch (colour.value()) {
            case always -> true;
            case never -> false;
            case auto -> isColourful(surroundings);
        };
    }

    private static int ownWidth(Surroundings surroundings) {
        return surroundings.outIsTerminal() && surroundings.columns() > 0
                ? Math.max(Screen.MIN_WIDTH, Math.min(surroundings.columns(), Screen.MAX_WIDTH))
                : Screen.DEFAULT_WIDTH;
    }

    private static boolean isColourful(Surroundings surroundings) {
        return surroundings.outIsTerminal() && surroundings.wantsColour();
    }
}
