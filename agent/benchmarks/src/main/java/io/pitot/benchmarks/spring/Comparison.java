package io.pitot.benchmarks.spring;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Measurements of one kind, each variant's set against that of no agent in the same fork and round. */
final class Comparison {

    private final List<Measurement> measurements;

    Comparison(List<Measurement> all, String kind) {
        measurements =
                all.stream().filter(measured -> measured.kind().equals(kind)).toList();
    }

    boolean isEmpty() {
        return measurements.isEmpty();
    }

    /** In the order of their first measurement. */
    Set<String> variants() {
        return measurements.stream().map(Measurement::variant).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    int count(String variant) {
        return of(variant).size();
    }

    int forks(String variant) {
        return (int) of(variant).stream().map(Measurement::fork).distinct().count();
    }

    double median(String variant, String value) {
        return Statistics.median(
                of(variant).stream().map(measured -> measured.value(value)).toList());
    }

    /** The median of the differences to no agent. */
    double added(String variant, String value) {
        return Statistics.median(
                pairs(variant).stream().map(pair -> pair.difference(value)).toList());
    }

    /** Relative to no agent; what was measured in one fork is taken as the work of one pair of processes. */
    Statistics.Estimate ratioByFork(String variant, String value) {
        return Statistics.ratio(List.copyOf(pairs(variant).stream()
                .collect(Collectors.groupingBy(
                        pair -> pair.measured.fork(),
                        Collectors.mapping(pair -> pair.ratio(value), Collectors.toList())))
                .values()));
    }

    /** Relative to no agent, where each measurement has had a process of its own. */
    Statistics.Estimate ratio(String variant, String value) {
        return Statistics.ratio(
                List.of(pairs(variant).stream().map(pair -> pair.ratio(value)).toList()));
    }

    private record Pair(Measurement measured, Measurement none) {

        boolean isOfOneTurn() {
            return measured.fork().equals(none.fork()) && measured.round() == none.round();
        }

        double difference(String value) {
            return measured.value(value) - none.value(value);
        }

        double ratio(String value) {
            return measured.value(value) / none.value(value);
        }
    }

    private List<Pair> pairs(String variant) {
        return of(variant).stream()
                .flatMap(measured -> of(Variant.NONE).stream().map(none -> new Pair(measured, none)))
                .filter(Pair::isOfOneTurn)
                .toList();
    }

    private List<Measurement> of(String variant) {
        return measurements.stream()
                .filter(measured -> measured.variant().equals(variant))
                .toList();
    }
}
