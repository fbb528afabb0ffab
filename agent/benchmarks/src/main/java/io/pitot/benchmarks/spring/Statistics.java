package io.pitot.benchmarks.spring;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;

/** Medians, and how far they can be trusted. */
final class Statistics {

    private static final int RESAMPLES = 10_000;
    private static final double LOW = 0.025;
    private static final double HIGH = 0.975;

    private Statistics() {}

    static double median(Collection<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        if (sorted.isEmpty()) {
            return Double.NaN;
        }
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /**
     * An estimate and the interval that holds the truth in 95 of 100 cases, by the bootstrap.
     *
     * @param value the estimate
     * @param low the interval's lower end
     * @param high the interval's upper end
     */
    record Estimate(double value, double low, double high) {}

    /**
     * The geometric mean, over the forks, of each fork's median. Forks are drawn first and then windows within
     * them, for one JVM compiles the same code better than the next: windows of one fork are not independent.
     *
     * @param forks the ratios of each fork's windows
     */
    static Estimate ratio(List<List<Double>> forks) {
        Random random = new Random(1);
        List<Double> resampled = new ArrayList<>(RESAMPLES);
        for (int i = 0; i < RESAMPLES; i++) {
            List<List<Double>> drawn = new ArrayList<>(forks.size());
            for (int k = 0; k < forks.size(); k++) {
                drawn.add(draw(forks.get(random.nextInt(forks.size())), random));
            }
            resampled.add(meanOfMedians(drawn));
        }
        resampled.sort(null);
        return new Estimate(
                meanOfMedians(forks), resampled.get((int) (LOW * RESAMPLES)), resampled.get((int) (HIGH * RESAMPLES)));
    }

    private static double meanOfMedians(List<List<Double>> forks) {
        return Math.exp(forks.stream()
                .mapToDouble(fork -> Math.log(median(fork)))
                .average()
                .orElse(Double.NaN));
    }

    private static List<Double> draw(List<Double> values, Random random) {
        List<Double> drawn = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            drawn.add(values.get(random.nextInt(values.size())));
        }
        return drawn;
    }
}
