package io.pitot.cli.command;

import io.pitot.cli.analysis.Order;
import io.pitot.cli.analysis.Report;
import io.pitot.cli.analysis.SourceRoots;
import io.pitot.cli.analysis.Sources;
import io.pitot.cli.render.HtmlReport;
import io.pitot.cli.render.JUnitReport;
import io.pitot.cli.render.JsonReport;
import io.pitot.cli.render.MarkdownReport;
import io.pitot.cli.render.Messages;
import io.pitot.cli.render.PrometheusReport;
import io.pitot.cli.render.SarifReport;
import io.pitot.cli.render.Screen;
import io.pitot.cli.render.TerminalReport;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        html,
        markdown,
        sarif,
        junit,
        json,
        prometheus
    }

    private static final int MAX_TOP = 100_000;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            defaultValue = "terminal",
            description = "terminal, html, markdown, sarif, junit, json or prometheus. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.terminal;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where the report goes, in UTF-8; the file is written whole or not at all."
                    + " Default: standard output.")
    private @Nullable Path file;

    @Option(names = "--open", description = "Opens the file that --output names as the desktop does.")
    private boolean open;

    @Option(
            names = "--source-root",
            paramLabel = "DIR",
            description = "Of SARIF: a folder that packages begin in, or a module with src/main/java and the like;"
                    + " may be given several times. Files are named from the working directory.")
    private List<Path> sourceRoots = List.of();

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "10",
            description = "Findings, and rows of each table, on the terminal. Default: ${DEFAULT-VALUE}.")
    private int top = 10;

    @Option(
            names = "--sort",
            paramLabel = "KEY",
            defaultValue = "time",
            description =
                    "What the rows of tables are ordered by: time, calls, avg, p50, p95, p99, max, errors or name."
                            + " Default: ${DEFAULT-VALUE}.")
    private String sort = "time";

    @Option(names = "--all", description = "All findings with all their evidence, and all rows.")
    private boolean all;

    @Mixin
    private final ScreenOptions screenOptions = new ScreenOptions();

    /** Refuses values out of bounds, and a file that cannot be written, before any work is done. */
    Screen check(Surroundings surroundings) {
        if (spec != null && (top < 1 || top > MAX_TOP)) {
            throw new ParameterException(spec.commandLine(), "--top=%d: must be 1 to %d".formatted(top, MAX_TOP));
        }
        order();
        Screen screen = screenOptions.screen(file == null ? surroundings : surroundings.ofFile());
        for (Path root : sourceRoots) {
            if (spec != null && !Files.isDirectory(root)) {
                throw new ParameterException(spec.commandLine(), "--source-root=" + root + ": must be a folder");
            }
        }
        if (spec != null && open && file == null) {
            throw new ParameterException(spec.commandLine(), "--open: must come with --output FILE");
        }
        if (file != null) {
            new Output(file).check();
        }
        return screen;
    }

    private Order order() {
        for (Order order : Order.values()) {
            if (sort.equalsIgnoreCase(order.name())) {
                return order;
            }
        }
        String allowed = Stream.of(Order.values())
                .map(Order::name)
                .collect(Collectors.joining(", "))
                .toLowerCase(Locale.ROOT);
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "--sort=" + sort + ": must be one of " + allowed);
    }

    /** Opens the report that was printed, if that was asked for. */
    void open(Surroundings surroundings) {
        if (open && file != null) {
            Opener.open(file, surroundings);
        }
    }

    /**
     * Prints a report to where it is to go.
     *
     * @param words what other commands must be given to read the same dumps
     */
    void print(Report unsorted, List<String> words, PrintWriter out, Screen screen, Messages messages) {
        Report report = unsorted.sorted(order());
        Sources sources = format == Format.sarif && !sourceRoots.isEmpty()
                ? new SourceRoots(sourceRoots, Path.of("")).of(report)
                : Sources.NONE;
        if (file == null) {
            write(report, words, out, screen, sources);
        } else {
            new Output(file).write(to -> write(report, words, to, screen, sources));
        }
        long without = sources.wanted()
                ? report.findings().stream()
                        .filter(ranked -> sources.of(ranked.site()) == null)
                        .count()
                : 0;
        if (without > 0) {
            messages.say("%d of %d findings have no source file below --source-root: in SARIF they are notifications"
                    .formatted(without, report.findings().size()));
        }
    }

    private void write(Report report, List<String> words, PrintWriter out, Screen screen, Sources sources) {
        switch (format) {
            case terminal -> new TerminalReport(report, words, out, screen, top, all).print();
            case html -> HtmlReport.print(report, out);
            case markdown -> MarkdownReport.print(report, out, all ? MAX_TOP : top);
            case sarif -> SarifReport.print(report, sources, out);
            case junit -> JUnitReport.print(report, out);
            case json -> JsonReport.print(report, out);
            case prometheus -> PrometheusReport.print(report, out);
        }
    }
}
