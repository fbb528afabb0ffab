package io.pitot.cli.command;

import io.pitot.cli.analysis.Order;
import io.pitot.cli.analysis.Report;
import io.pitot.cli.analysis.SourceRoots;
import io.pitot.cli.analysis.Sources;
import io.pitot.cli.analysis.diff.Diff;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

    private final Verb verb;
    private final Argument<Format> format;
    private final Argument<Path> file;
    private final Argument<Boolean> open;
    private final Argument<List<Path>> sourceRoots;
    private final Argument<Integer> top;
    private final Argument<String> sort;
    private final Argument<Boolean> all;
    private final ScreenOptions screenOptions;

    ReportOptions(Verb verb) {
        this.verb = verb;
        format = verb.option(
                "-f --format",
                "FORMAT",
                Format.terminal,
                "terminal, html, markdown, sarif, junit, json or prometheus. Default: ${DEFAULT-VALUE}.");
        file = verb.path(
                "-o --output",
                "FILE",
                "Where the report goes, in UTF-8; the file is written whole or not at all."
                        + " Default: standard output.");
        open = verb.flag("--open", "Opens the file that --output names as the desktop does.");
        sourceRoots = verb.paths(
                "--source-root",
                "DIR",
                "Of SARIF: a folder that packages begin in, or a module with src/main/java and the like;"
                        + " may be given several times. Files are named from the working directory.");
        top = verb.option(
                "--top", "N", 10, "Findings, and rows of each table, on the terminal. Default: ${DEFAULT-VALUE}.");
        sort = verb.option(
                "--sort",
                "KEY",
                "time",
                "What the rows of tables are ordered by: time, calls, avg, p50, p95, p99, max, errors or name."
                        + " Default: ${DEFAULT-VALUE}.");
        all = verb.flag("--all", "All findings with all their evidence, and all rows.");
        screenOptions = new ScreenOptions(verb);
    }

    /** Refuses values out of bounds, and a file that cannot be written, before any work is done. */
    Screen check(Surroundings surroundings) {
        if (top.value() < 1 || top.value() > MAX_TOP) {
            throw verb.refusal("--top=%d: must be 1 to %d".formatted(top.value(), MAX_TOP));
        }
        order();
        Path file = this.file.given();
        Screen screen = screenOptions.screen(file == null ? surroundings : surroundings.ofFile());
        for (Path root : sourceRoots.value()) {
            if (!Files.isDirectory(root)) {
                throw verb.refusal("--source-root=" + root + ": must be a folder");
            }
        }
        if (open.value() && file == null) {
            throw verb.refusal("--open: must come with --output FILE");
        }
        if (file != null) {
            new Output(file).check();
        }
        return screen;
    }

    private Order order() {
        for (Order order : Order.values()) {
            if (sort.value().equalsIgnoreCase(order.name())) {
                return order;
            }
        }
        String allowed = Stream.of(Order.values())
                .map(Order::name)
                .collect(Collectors.joining(", "))
                .toLowerCase(Locale.ROOT);
        throw verb.refusal("--sort=" + sort.value() + ": must be one of " + allowed);
    }

    /** Whether the report is to be a page for a browser. */
    boolean isPage() {
        return format.value() == Format.html;
    }

    /** Opens the report that was printed, if that was asked for. */
    void open(Surroundings surroundings) {
        Path file = this.file.given();
        if (open.value() && file != null) {
            Opener.open(file, surroundings);
        }
    }

    /**
     * Prints a report to where it is to go.
     *
     * @param diff what became of a baseline's dumps, for formats that say it; null if it is not known
     * @param words what other commands must be given to read the same dumps
     */
    void print(
            Report unsorted,
            @Nullable Diff diff,
            List<String> words,
            PrintWriter out,
            Screen screen,
            Messages messages) {
        Report report = unsorted.sorted(order());
        List<Path> roots = sourceRoots.value();
        Sources sources = format.value() == Format.sarif && !roots.isEmpty()
                ? new SourceRoots(roots, Path.of("")).of(report)
                : Sources.NONE;
        Path file = this.file.given();
        if (file == null) {
            write(report, diff, words, out, screen, sources);
        } else {
            new Output(file).write(to -> write(report, diff, words, to, screen, sources));
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

    private void write(
            Report report, @Nullable Diff diff, List<String> words, PrintWriter out, Screen screen, Sources sources) {
        switch (format.value()) {
            case terminal -> new TerminalReport(report, words, out, screen, top.value(), all.value()).print();
            case html -> HtmlReport.print(report, diff, out);
            case markdown -> MarkdownReport.print(report, out, all.value() ? MAX_TOP : top.value());
            case sarif -> SarifReport.print(report, sources, out);
            case junit -> JUnitReport.print(report, out);
            case json -> JsonReport.print(report, out);
            case prometheus -> PrometheusReport.print(report, out);
        }
    }
}
