package io.pitot.benchmarks.sidebyside;

import io.pitot.benchmarks.sidebyside.app.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** The tables, in Markdown. */
final class Report {

    private static final List<Shape> QUERYING =
            Arrays.stream(Shape.values()).filter(Shape::queries).toList();

    private final Results results;
    private final StringBuilder text = new StringBuilder();

    Report(Results results) {
        this.results = results;
    }

    private interface Choice {
        OptionalDouble of(String variant, Shape shape, ToDoubleFunction<Measurement> figure);
    }

    String markdown() {
        head();
        queryCpu("best window of all forks", results::best);
        queryCpu("median of the forks' medians", results::median);
        table(
                "Bytes allocated per query, request thread: added (best window)",
                QUERYING,
                (variant, shape) -> against(variant, shape, Report::bytesPerQuery, results::best, "%+.1f", "%.1f"));
        table(
                "Bytes allocated per query, request thread: added (median)",
                QUERYING,
                (variant, shape) -> against(variant, shape, Report::bytesPerQuery, results::median, "%+.1f", "%.1f"));
        table(
                "CPU per query, whole process, client included: ns (added; best window)",
                QUERYING,
                (variant, shape) -> both(variant, shape, Report::processCpuPerQuery, results::best));
        table(
                "CPU per query, whole process, client included: ns (added; median)",
                QUERYING,
                (variant, shape) -> both(variant, shape, Report::processCpuPerQuery, results::median));
        noQuery();
        forks();
        return text.toString();
    }

    private void head() {
        for (String variant : results.variants()) {
            for (Measurement jvm : results.of(variant, "jvm")) {
                text.append("Java ")
                        .append(jvm.text("java"))
                        .append(", collector ")
                        .append(jvm.text("collector"))
                        .append(", processors ")
                        .append(jvm.text("processors"))
                        .append(", queries per request ")
                        .append(Fork.QUERIES)
                        .append(", forks of each ")
                        .append(results.of(variant, "jvm").size())
                        .append('\n');
                return;
            }
        }
    }

    private void queryCpu(String how, Choice choice) {
        table(
                "CPU per query, request thread, ns: added, and as a multiple of the floor's (" + how + ")",
                QUERYING,
                (variant, shape) -> {
                    String added = against(variant, shape, Report::cpuPerQuery, choice, "%+.0f", "%.0f");
                    if (isBaseline(variant)) {
                        return added;
                    }
                    OptionalDouble own = added(variant, shape, Report::cpuPerQuery, choice);
                    OptionalDouble floor = added(Variants.FLOOR, shape, Report::cpuPerQuery, choice);
                    return own.isPresent() && floor.isPresent() && !variant.equals(Variants.FLOOR)
                            ? added + format(" (%.2f ×)", own.getAsDouble() / floor.getAsDouble())
                            : added;
                });
    }

    private void noQuery() {
        heading("A request without a query");
        row(
                "variant",
                "bytes, request thread",
                "added (best)",
                "added (median)",
                "CPU, request thread, ns",
                "CPU, whole process, ns");
        row("---", "---", "---", "---", "---", "---");
        for (String variant : results.variants()) {
            if (results.best(variant, Shape.NO_QUERY, Report::bytesPerRequest).isPresent()) {
                row(
                        variant,
                        one(results.best(variant, Shape.NO_QUERY, Report::bytesPerRequest), "%.1f"),
                        one(added(variant, Shape.NO_QUERY, Report::bytesPerRequest, results::best), "%+.1f"),
                        one(added(variant, Shape.NO_QUERY, Report::bytesPerRequest, results::median), "%+.1f"),
                        both(variant, Shape.NO_QUERY, Report::cpuPerRequest, results::best),
                        both(variant, Shape.NO_QUERY, Report::processCpuPerRequest, results::best));
            }
        }
    }

    private void forks() {
        heading("Forks");
        row("variant", "CPU to the first answers, ms, least and median", "dropped events", "statements", "observed");
        row("---", "---", "---", "---", "---");
        for (String variant : results.variants()) {
            double[] start = results.of(variant, "jvm").stream()
                    .mapToDouble(m -> m.number("startCpuNanos") / 1e6)
                    .toArray();
            List<Measurement> proofs = results.of(variant, "proof");
            row(
                    variant,
                    one(Arrays.stream(start).min(), "%.0f") + ", " + one(Results.median(start), "%.0f"),
                    String.valueOf(
                            proofs.stream().mapToLong(m -> m.number("dropped")).sum()),
                    results.of(variant, "jvm").stream()
                            .map(m -> m.text("statement"))
                            .distinct()
                            .findFirst()
                            .orElse(""),
                    proofs.stream()
                            .filter(m -> m.text("observed").equals("false"))
                            .findFirst()
                            .or(() -> proofs.stream().findFirst())
                            .map(m -> (m.text("observed").equals("true") ? "" : "NO: ") + m.text("text"))
                            .orElse(""));
        }
    }

    private interface Cell {
        String of(String variant, Shape shape);
    }

    private void table(String title, List<Shape> shapes, Cell cell) {
        heading(title);
        List<Shape> measured = shapes.stream()
                .filter(shape -> results.variants().stream()
                        .anyMatch(v -> results.best(v, shape, m -> 0).isPresent()))
                .toList();
        row("variant", measured.stream().map(Shape::id).toArray(String[]::new));
        row("---", measured.stream().map(s -> "---").toArray(String[]::new));
        for (String variant : results.variants()) {
            row(variant, measured.stream().map(s -> cell.of(variant, s)).toArray(String[]::new));
        }
    }

    private void heading(String title) {
        text.append("\n### ").append(title).append("\n\n");
    }

    private void row(String first, String... others) {
        text.append("| ")
                .append(first)
                .append(" | ")
                .append(String.join(" | ", others))
                .append(" |\n");
    }

    /** What it adds; what it is, for the one that others are compared with. */
    private String against(
            String variant,
            Shape shape,
            ToDoubleFunction<Measurement> figure,
            Choice choice,
            String added,
            String absolute) {
        return isBaseline(variant)
                ? one(choice.of(variant, shape, figure), absolute)
                : one(added(variant, shape, figure, choice), added);
    }

    private String both(String variant, Shape shape, ToDoubleFunction<Measurement> figure, Choice choice) {
        String absolute = one(choice.of(variant, shape, figure), "%.0f");
        return isBaseline(variant)
                ? absolute
                : absolute + " (" + one(added(variant, shape, figure, choice), "%+.0f") + ")";
    }

    private OptionalDouble added(String variant, Shape shape, ToDoubleFunction<Measurement> figure, Choice choice) {
        OptionalDouble own = choice.of(variant, shape, figure);
        OptionalDouble without = choice.of(baseline(variant), shape, figure);
        return own.isPresent() && without.isPresent()
                ? OptionalDouble.of(own.getAsDouble() - without.getAsDouble())
                : OptionalDouble.empty();
    }

    private boolean isBaseline(String variant) {
        return baseline(variant).equals(variant);
    }

    private String baseline(String variant) {
        return results.of(variant, "proof").stream()
                .map(m -> m.text("baseline"))
                .findFirst()
                .orElse(Variants.NONE);
    }

    private static double cpuPerQuery(Measurement m) {
        return (double) m.number("loopCpuNanos") / m.number("queries");
    }

    private static double bytesPerQuery(Measurement m) {
        return (double) m.number("loopAllocatedBytes") / m.number("queries");
    }

    private static double processCpuPerQuery(Measurement m) {
        return (double) m.number("processCpuNanos") / m.number("queries");
    }

    private static double bytesPerRequest(Measurement m) {
        return (double) m.number("threadAllocatedBytes") / m.number("requests");
    }

    private static double cpuPerRequest(Measurement m) {
        return (double) m.number("threadCpuNanos") / m.number("requests");
    }

    private static double processCpuPerRequest(Measurement m) {
        return (double) m.number("processCpuNanos") / m.number("requests");
    }

    private static String one(OptionalDouble value, String format) {
        return value.isPresent() ? format(format, value.getAsDouble()) : "";
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
