package io.pitot.cli.command;

import io.pitot.cli.render.Screen;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say what a report is printed on. */
final class ScreenOptions {

    /** When to print in colour. */
    enum Colour {
        auto,
        always,
        never
    }

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = "--width",
            paramLabel = "COLUMNS",
            description = "Columns of the report, 60 to 400. Default: the terminal's, or 100.")
    private int width;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            defaultValue = "auto",
            description = "auto, always or never. auto is for terminals where NO_COLOR is unset or empty.")
    private Colour colour = Colour.auto;

    @Option(names = "--plain", description = "No colour, and nothing but ASCII.")
    private boolean plain;

    Screen screen(Surroundings surroundings) {
        if (spec != null && spec.commandLine().getParseResult().hasMatchedOption("--width")) {
            if (width < Screen.MIN_WIDTH || width > Screen.MAX_WIDTH) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--width=%d: must be %d to %d".formatted(width, Screen.MIN_WIDTH, Screen.MAX_WIDTH));
            }
        } else {
            width = surroundings.outIsTerminal() && surroundings.columns() > 0
                    ? Math.max(Screen.MIN_WIDTH, Math.min(surroundings.columns(), Screen.MAX_WIDTH))
                    : Screen.DEFAULT_WIDTH;
        }
        return new Screen(width, inColour(surroundings), plain || !surroundings.showsSymbols());
    }

    /** Whether nothing is wanted but text. */
    boolean isPlain() {
        return plain;
    }

    private boolean inColour(Surroundings surroundings) {
        if (plain) {
            return false;
        }
        return switch (colour) {
            case always -> true;
            case never -> false;
            case auto -> surroundings.outIsTerminal() && surroundings.wantsColour();
        };
    }
}
