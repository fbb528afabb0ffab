package io.pitot.benchmarks.sidebyside;

import io.pitot.benchmarks.sidebyside.app.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Whether a build of Pitot costs more than an earlier one: both run beside no agent and the floor, in turns, and each
 * figure has a bound. {@code agent/benchmarks/compare --help} tells the options.
 *
 * <p>The bounds are a judgement: what is counted and not timed has the tightest, and times have what seemed enough for
 * a machine that others share. How far two runs of one build are apart has not been shown for each figure. If only times
 * are exceeded, as many rounds run again and all are judged together, once: what disturbed the machine for a minute is
 * no regression.
 *
 * <p>Dropped events need no bound. The application's events are its requests and its queries, so that what a build
 * drops its dumps lack, and its fork has {@linkplain Proof not observed} what ran: no figure makes good for that,
 * whichever build dropped it.
 */
public final class Compare {

    private static final String BASELINE = "baseline";
    private static final String CURRENT = "current";

    private final Path baseline;
    private final Path current;

    private Compare(Path baseline, Path current) {
        this.baseline = baseline;
        this.current = current;
    }

    /**
     * Ends with 0 where all bounds are kept, with 1 where one is exceeded or an agent did not observe, with 2 where the
     * command line is wrong.
     *
     * @param arguments the earlier build's jar, the later one's, and options of {@link SideBySide}
     */
    @SuppressWarnings("SystemOut") // A command line.
    public static void main(String[] arguments) throws Exception {
        Places places = Places.ofProperty();
        try {
            Compare compare = new Compare(Path.of(arguments[0]), Path.of(arguments[1]));
            List<String> options = new ArrayList<>(List.of(
                    "--agents",
                    "none,floor",
                    "--agent",
                    BASELINE + "=" + arguments[0],
                    "--agent",
                    CURRENT + "=" + arguments[1]));
            options.addAll(List.of(arguments).subList(2, arguments.length));
            System.exit(compare.run(Options.parse(options), places) ? 0 : 1);
        } catch (UsageException e) {
            System.err.println("compare: " + e.getMessage());
            System.exit(2);
        } catch (IOException e) {
            System.err.println("compare: " + e.getMessage());
            System.exit(1);
        }
    }

    @SuppressWarnings("SystemOut") // A command line.
    private boolean run(Options options, Places places) throws IOException, InterruptedException, UsageException {
        SideBySide runs = new SideBySide(options, places, System.err);
        Path first = runs.resultsFile();
        List<Path> files = new ArrayList<>(List.of(first));
        boolean observed = runs.measure(first);
        List<Bound> exceeded = exceeded(bounds(Results.read(files)));
        if (observed && !exceeded.isEmpty() && exceeded.stream().allMatch(Bound::timed)) {
            exceeded.forEach(bound -> System.err.println("compare: once more, for " + bound.complaint()));
            Path second = Path.of(first + ".again");
            observed = runs.measure(second);
            files.add(second);
        }
        Results results = Results.read(files);
        System.out.print(new Report(results).markdown());
        List<Bound> bounds = bounds(results);
        System.out.println("\n### Against the baseline\n\n| figure | baseline | current | ratio | at most | |\n"
                + "| --- | --- | --- | --- | --- | --- |");
        bounds.forEach(bound -> System.out.println(bound.row()));
        exceeded(bounds).forEach(bound -> System.err.println("compare: " + bound.complaint()));
        if (!observed) {
            System.err.println("compare: an agent did not observe what ran, see above");
        }
        return observed && exceeded(bounds).isEmpty();
    }

    private static List<Bound> exceeded(List<Bound> bounds) {
        return bounds.stream().filter(bound -> !bound.kept()).toList();
    }

    private List<Bound> bounds(Results results) throws IOException {
        List<Bound> bounds = new ArrayList<>();
        List<Shape> querying = Arrays.stream(Shape.values())
                .filter(Shape::queries)
                .filter(shape -> results.each(CURRENT, "turn", shape, Report::cpuPerQuery).length > 0)
                .toList();
        double was = 0;
        double is = 0;
        for (Shape shape : querying) {
            double before = added(results, BASELINE, shape);
            double after = before
                    + Results.median(results.added(CURRENT, BASELINE, shape, Report::cpuPerQuery))
                            .orElseThrow();
            bounds.add(new Bound(
                    "CPU added per query, request thread, " + shape.id() + ", ns", before, after, 1.4, 60, true));
            was += before / querying.size();
            is += after / querying.size();
        }
        bounds.add(new Bound("CPU added per query, request thread, mean of the shapes, ns", was, is, 1.25, 30, true));
        bounds.add(new Bound(
                "CPU per query, whole process, mean of the shapes, ns",
                process(results, BASELINE, querying),
                process(results, CURRENT, querying),
                1.12,
                0,
                true));
        for (Shape shape : querying) {
            bounds.add(bytes(results, "query, " + shape.id(), shape, Report::bytesPerQuery, 0.5));
        }
        if (results.least(CURRENT, "bytes", Shape.NO_QUERY, m -> 0).isPresent()) {
            bounds.add(bytes(results, "request without a query", Shape.NO_QUERY, Report::bytesPerRequest, 40));
        }
        bounds.add(new Bound(
                "CPU to the first answers, ms", start(results, BASELINE), start(results, CURRENT), 1.15, 0, true));
        bounds.add(new Bound("jar, bytes", Files.size(baseline), Files.size(current), 1.05, 0, false));
        return bounds;
    }

    private static double added(Results results, String variant, Shape shape) {
        return Results.median(results.added(variant, Variants.NONE, shape, Report::cpuPerQuery))
                .orElseThrow();
    }

    private static double process(Results results, String variant, List<Shape> shapes) {
        return shapes.stream()
                .mapToDouble(shape -> Results.median(results.quotients(
                                variant, shape, m -> m.number("processCpuNanos"), m -> m.number("queries")))
                        .orElseThrow())
                .average()
                .orElseThrow();
    }

    private static Bound bytes(
            Results results, String what, Shape shape, ToDoubleFunction<Measurement> figure, double slack) {
        double none = results.least(Variants.NONE, "bytes", shape, figure).orElseThrow();
        return new Bound(
                "bytes added per " + what,
                results.least(BASELINE, "bytes", shape, figure).orElseThrow() - none,
                results.least(CURRENT, "bytes", shape, figure).orElseThrow() - none,
                1.05,
                slack,
                false);
    }

    private static double start(Results results, String variant) {
        return results.of(variant, "jvm").stream()
                .mapToDouble(m -> m.number("startCpuNanos") / 1e6)
                .min()
                .orElseThrow();
    }
}
