package io.pitot.benchmarks.sidebyside;

import io.pitot.benchmarks.sidebyside.app.Database;
import io.pitot.benchmarks.sidebyside.app.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The tables, in Markdown. */
final class Report {

    private static final List<Shape> QUERYING =
            Arrays.stream(Shape.values()).filter(Shape::queries).toList();

    private static final String TURN = "turn";
    private static final String BYTES = "bytes";

    private final Results results;
    private final StringBuilder text = new StringBuilder();

    Report(Results results) {
        this.results = results;
    }

    String markdown() {
        head();
        queryCpu();
        leastQueryCpu();
        queryBytes();
        processCpu();
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
                        .append(", database ")
                        .append(database(jvm))
                        .append(", queries per request ")
                        .append(Fork.QUERIES)
                        .append(", forks of each ")
                        .append(results.of(variant, "jvm").size())
                        .append('\n');
                return;
            }
        }
    }

    private static String database(Measurement jvm) {
        return Arrays.stream(Database.values())
                .filter(database -> database.owns(jvm.text("statement")))
                .map(Database::id)
                .findFirst()
                .orElse("");
    }

    private void queryCpu() {
        table(
                "CPU per query on the request thread, ns: added (least and most of the rounds), as a multiple of the floor's",
                QUERYING,
                (variant, shape) -> {
                    if (isBaseline(variant)) {
                        return one(Results.median(results.each(variant, TURN, shape, Report::cpuPerQuery)), "%.0f");
                    }
                    double[] added = results.added(variant, baseline(variant), shape, Report::cpuPerQuery);
                    OptionalDouble floor =
                            Results.median(results.added(Variants.FLOOR, Variants.NONE, shape, Report::cpuPerQuery));
                    return range(added, "%+.0f")
                            + (floor.isPresent() && added.length > 0 && !variant.equals(Variants.FLOOR)
                                    ? format(", %.2f ×", Results.median(added).orElseThrow() / floor.getAsDouble())
                                    : "");
                });
    }

    private void leastQueryCpu() {
        table(
                "CPU per query on the request thread, ns, least of all turns: added to the least without",
                QUERYING,
                (variant, shape) -> least(variant, TURN, shape, Report::cpuPerQuery, "%.0f", "%+.0f"));
    }

    private void queryBytes() {
        table(
                "Bytes allocated per query on the request thread, where the compiler elides nothing (C1): added",
                QUERYING,
                (variant, shape) -> least(variant, BYTES, shape, Report::bytesPerQuery, "%.1f", "%+.1f"));
        table(
                "Bytes allocated per query on the request thread, as compiled: added (least and most of the rounds)",
                QUERYING,
                (variant, shape) -> isBaseline(variant)
                        ? range(results.each(variant, TURN, shape, Report::bytesPerQuery), "%.1f")
                        : range(results.added(variant, baseline(variant), shape, Report::bytesPerQuery), "%+.1f"));
    }

    private void processCpu() {
        table(
                "CPU per query of the whole process, client and background work included, ns: median of the rounds, added"
                        + " (least and most of the rounds)",
                QUERYING,
                (variant, shape) -> process(variant, shape, "queries"));
    }

    private void noQuery() {
        heading("A request without a query");
        row(
                "variant",
                "bytes on the request thread, C1: added",
                "as compiled (least and most of the rounds)",
                "added",
                "CPU of the request thread, ns",
                "CPU of the process, ns");
        row("---", "---", "---", "---", "---", "---");
        for (String variant : results.variants()) {
            double[] bytes = results.each(variant, TURN, Shape.NO_QUERY, Report::bytesPerRequest);
            if (bytes.length > 0) {
                boolean itself = isBaseline(variant);
                String baseline = baseline(variant);
                row(
                        variant,
                        least(variant, BYTES, Shape.NO_QUERY, Report::bytesPerRequest, "%.0f", "%+.0f"),
                        range(bytes, "%.0f"),
                        itself
                                ? ""
                                : range(
                                        results.added(variant, baseline, Shape.NO_QUERY, Report::bytesPerRequest),
                                        "%+.0f"),
                        itself
                                ? one(
                                        Results.median(
                                                results.each(variant, TURN, Shape.NO_QUERY, Report::cpuPerRequest)),
                                        "%.0f")
                                : range(
                                        results.added(variant, baseline, Shape.NO_QUERY, Report::cpuPerRequest),
                                        "%+.0f"),
                        process(variant, Shape.NO_QUERY, "requests"));
            }
        }
    }

    private void forks() {
        heading("Forks");
        row(
                "variant",
                "CPU to the first answers, ms, least and median",
                "CPU between its turns, ms",
                "dropped events",
                "statements",
                "observed");
        row("---", "---", "---", "---", "---", "---");
        for (String variant : results.variants()) {
            double[] start = results.of(variant, "jvm").stream()
                    .mapToDouble(m -> m.number("startCpuNanos") / 1e6)
                    .toArray();
            List<Measurement> proofs = results.of(variant, "proof");
            row(
                    variant,
                    one(Arrays.stream(start).min(), "%.0f") + ", " + one(Results.median(start), "%.0f"),
                    one(Results.median(results.betweenTurns(variant)), "%.0f"),
                    String.valueOf(
                            proofs.stream().mapToLong(m -> m.number("dropped")).sum()),
                    results.of(variant, "jvm").stream()
                            .map(m -> m.text("statement"))
                            .distinct()
                            .collect(Collectors.joining(", ")),
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
                        .anyMatch(v -> results.least(v, TURN, shape, m -> 0).isPresent()))
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

    /** What the whole process consumed, and what that adds to what the other consumed in the same rounds. */
    private String process(String variant, Shape shape, String per) {
        double[] own = results.quotients(variant, shape, m -> m.number("processCpuNanos"), m -> m.number(per));
        double[] without =
                results.quotients(baseline(variant), shape, m -> m.number("processCpuNanos"), m -> m.number(per));
        if (isBaseline(variant) || own.length != without.length) {
            return one(Results.median(own), "%.0f");
        }
        double[] added = new double[own.length];
        Arrays.setAll(added, round -> own[round] - without[round]);
        return one(Results.median(own), "%.0f") + ", " + range(added, "%+.0f");
    }

    /** What the least of it adds to the least without. */
    private String least(
            String variant,
            String record,
            Shape shape,
            ToDoubleFunction<Measurement> figure,
            String absolute,
            String added) {
        OptionalDouble own = results.least(variant, record, shape, figure);
        OptionalDouble without = results.least(baseline(variant), record, shape, figure);
        return isBaseline(variant) || own.isEmpty() || without.isEmpty()
                ? one(own, absolute)
                : format(added, own.getAsDouble() - without.getAsDouble());
    }

    /** The median of rounds, and how far they are apart. */
    private static String range(double[] rounds, String format) {
        if (rounds.length < 2) {
            return one(Results.median(rounds), format);
        }
        return one(Results.median(rounds), format)
                + " ("
                + one(Arrays.stream(rounds).min(), format)
                + " … "
                + one(Arrays.stream(rounds).max(), format)
                + ")";
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

    static double cpuPerQuery(Measurement m) {
        return (double) m.number("loopCpuNanos") / m.number("queries");
    }

    static double bytesPerQuery(Measurement m) {
        return (double) m.number("loopAllocatedBytes") / m.number("queries");
    }

    static double bytesPerRequest(Measurement m) {
        return (double) m.number("threadAllocatedBytes") / m.number("requests");
    }

    private static double cpuPerRequest(Measurement m) {
        return (double) m.number("threadCpuNanos") / m.number("requests");
    }

    private static String one(OptionalDouble value, String format) {
        return value.isPresent() ? format(format, value.getAsDouble()) : "";
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
