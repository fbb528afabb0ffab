package io.pitot.benchmarks.sidebyside;

import io.pitot.benchmarks.sidebyside.app.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

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

    /** The least of all windows of all forks: what it costs where nothing disturbs. */
    OptionalDouble best(String variant, Shape shape, ToDoubleFunction<Measurement> figure) {
        return windows(variant, shape).mapToDouble(figure).min();
    }

    /** The median over forks of the median of each fork's windows. */
    OptionalDouble median(String variant, Shape shape, ToDoubleFunction<Measurement> figure) {
        Map<Long, List<Double>> byFork = new TreeMap<>();
        windows(variant, shape)
                .forEach(window -> byFork.computeIfAbsent(window.number("round"), r -> new ArrayList<>())
                        .add(figure.applyAsDouble(window)));
        return median(byFork.values().stream()
                .mapToDouble(fork ->
                        median(fork.stream().mapToDouble(d -> d).toArray()).orElseThrow())
                .toArray());
    }

    static OptionalDouble median(double[] values) {
        if (values.length == 0) {
            return OptionalDouble.empty();
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return OptionalDouble.of((sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2);
    }

    private java.util.stream.Stream<Measurement> windows(String variant, Shape shape) {
        return of(variant, "window").stream().filter(m -> m.text("shape").equals(shape.id()));
    }
}
