package io.pitot.cli.command;

import io.pitot.cli.analysis.Report;
import io.pitot.cli.render.JsonReport;
import io.pitot.cli.render.Screen;
import io.pitot.cli.render.TerminalReport;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say how a report is printed. */
final class ReportOptions {

    /** The formats of a report. */
    enum Format {
        terminal,
        json
    }

    private static final int MAX_TOP = 100_000;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "terminal",
            description = "terminal or json. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.terminal;

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "10",
            description = "Findings, and rows of each table, on the terminal. Default: ${DEFAULT-VALUE}.")
    private int top = 10;

    @Option(names = "--all", description = "All findings with all their evidence, and all rows.")
    private boolean all;

    @Mixin
    private final ScreenOptions screenOptions = new ScreenOptions();

    /** Refuses values out of bounds before any work is done. */
    Screen check(Surroundings surroundings) {
        if (spec != null && (top < 1 || top > MAX_TOP)) {
            throw new ParameterException(spec.commandLine(), "--top=%d: must be 1 to %d".formatted(top, MAX_TOP));
        }
        return screenOptions.screen(surroundings);
    }

    void print(Report report, PrintWriter out, Screen screen) {
        switch (format) {
            case terminal -> new TerminalReport(report, out, screen, top, all).print();
            case json -> JsonReport.print(report, out);
        }
    }
}
