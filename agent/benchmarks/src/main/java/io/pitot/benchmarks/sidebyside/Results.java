package io.pitot.benchmarks.sidebyside;

import io.pitot.benchmarks.sidebyside.app.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** Measurements of any number of runs, and the figures that follow. */
final class Results {

    private final List<Measurement> measurements;

    private Results(List<Measurement> measurements) {
        this.measurements = measurements;
    }

    /** What these files hold. */
    static Results read(List<Path> files) throws IOException {
        List<Measurement> all = new ArrayList<>();
        for (Path file : files) {
            for (String line : Files.readAllLines(file)) {
                Measurement measurement = Measurement.parse(line);
                // Rounds of several files are several rounds.
                all.add(measurement.of(
                        measurement.text("variant"), files.indexOf(file) * 1_000 + (int) measurement.number("round")));
            }
        }
        return new Results(all);
    }

    /** What is kept of a proof. */
    static Measurement of(Variant variant, Proof proof) {
        return new Measurement(Map.of(
                "record",
                "proof",
                "baseline",
                variant.baseline(),
                "observed",
                String.valueOf(proof.observed()),
                "text",
                proof.text(),
                "dropped",
                proof.dropped()));
    }

    /** Names of the variants, in the order in which they first ran. */
    Set<String> variants() {
        Set<String> names = new LinkedHashSet<>();
        measurements.forEach(m -> names.add(m.text("variant")));
        return names;
    }

    /** Records of a kind, of one variant. */
    List<Measurement> of(String variant, String record) {
        return measurements.stream()
                .filter(m -> m.is(record) && m.text("variant").equals(variant))
                .toList();
    }

    /**
     * What a variant adds to another, by its forks' turns: for each round the median of the differences between the
     * two in the same turn.
     */
    double[] added(String variant, String baseline, Shape shape, ToDoubleFunction<Measurement> figure) {
        Map<String, Measurement> others = new HashMap<>();
        of(baseline, "turn", shape).forEach(m -> others.put(turn(m), m));
        return byRound(of(variant, "turn", shape), own -> {
            Measurement other = others.get(turn(own));
            return other == null
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(figure.applyAsDouble(own) - figure.applyAsDouble(other));
        });
    }

    /** What a variant costs: for each round the median of its measurements of a kind. */
    double[] each(String variant, String record, Shape shape, ToDoubleFunction<Measurement> figure) {
        return byRound(of(variant, record, shape), m -> OptionalDouble.of(figure.applyAsDouble(m)));
    }

    /** The quotient of two sums over a fork's turns, for each round: for figures too coarse for a single turn. */
    double[] quotients(
            String variant, Shape shape, ToLongFunction<Measurement> dividend, ToLongFunction<Measurement> divisor) {
        Map<Long, long[]> rounds = new TreeMap<>();
        for (Measurement m : of(variant, "turn", shape)) {
            long[] sums = rounds.computeIfAbsent(m.number("round"), r -> new long[2]);
            sums[0] += dividend.applyAsLong(m);
            sums[1] += divisor.applyAsLong(m);
        }
        return rounds.values().stream()
                .mapToDouble(sums -> (double) sums[0] / sums[1])
                .toArray();
    }

    /** The least of all measurements of a kind. */
    OptionalDouble least(String variant, String record, Shape shape, ToDoubleFunction<Measurement> figure) {
        return of(variant, record, shape).stream().mapToDouble(figure).min();
    }

    /** CPU in milliseconds that each of a variant's processes consumed while others had their turn. */
    double[] betweenTurns(String variant) {
        Map<Long, Long> rounds = new TreeMap<>();
        for (Measurement m : of(variant, "consumed")) {
            long nanos = m.number("processCpuNanos");
            rounds.merge(m.number("round"), m.text("when").equals("after") ? nanos : -nanos, Long::sum);
        }
        for (Measurement m : of(variant, "turn")) {
            rounds.merge(m.number("round"), -m.number("processCpuNanos"), Long::sum);
        }
        return rounds.values().stream().mapToDouble(nanos -> nanos / 1e6).toArray();
    }

    /** The middle of some figures, if there are any. */
    static OptionalDouble median(double[] values) {
        if (values.length == 0) {
            return OptionalDouble.empty();
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return OptionalDouble.of((sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2);
    }

    private static double[] byRound(List<Measurement> all, Function<Measurement, OptionalDouble> figure) {
        Map<Long, List<Double>> rounds = new TreeMap<>();
        for (Measurement m : all) {
            figure.apply(m)
                    .ifPresent(value -> rounds.computeIfAbsent(m.number("round"), r -> new ArrayList<>())
                            .add(value));
        }
        return rounds.values().stream()
                .mapToDouble(values ->
                        median(values.stream().mapToDouble(v -> v).toArray()).orElseThrow())
                .toArray();
    }

    private List<Measurement> of(String variant, String record, Shape shape) {
        return of(variant, record).stream()
                .filter(m -> m.text("shape").equals(shape.id()))
                .toList();
    }

    private static String turn(Measurement m) {
        return m.number("round") + " " + m.number("turn");
    }
}
