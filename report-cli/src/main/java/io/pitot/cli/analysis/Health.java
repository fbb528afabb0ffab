package io.pitot.cli.analysis;

import io.pitot.dump.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The health score: 100 without findings, approaching 0 the more and the worse they are.
 *
 * <p>Every finding has a burden: {@code (weight of its severity + 100 × its share of all requests' time)
 * × weight of its confidence}. With B for the sum of the burdens the score is {@code 100 × 100 / (100 + B)},
 * rounded, and at most 99 if there is a finding. What is missing to 100 is divided among the findings in
 * proportion to their burdens and rounded by largest remainder, so that the points add up exactly.
 * Fixing a finding never lowers the score, and the order of findings does not matter to it.
 *
 * @param score 0 to 100
 * @param points what each finding costs, in the order in which the findings were given
 */
public record Health(int score, List<Integer> points) {

    /** The score of these findings. */
    public static Health of(List<Finding> findings) {
        double[] burdens = findings.stream().mapToDouble(Health::burden).toArray();
        double sum = DoubleStream.of(burdens).sum();
        int score = (int) Math.round(100 * 100 / (100 + sum));
        if (!findings.isEmpty()) {
            score = Math.min(score, 99);
        }
        return new Health(score, apportion(100 - score, burdens, sum));
    }

    static double burden(Finding finding) {
        double severity = switch (finding.severity()) {
            case CRITICAL -> 40;
            case HIGH -> 20;
            case MEDIUM -> 8;
            case LOW -> 3;
        };
        double confidence = switch (finding.confidence()) {
            case PROVEN -> 1;
            case LIKELY -> 0.8;
            case POSSIBLE -> 0.5;
        };
        double share = Math.max(0, Math.min(1, finding.share()));
        return (severity + 100 * share) * confidence;
    }

    private static List<Integer> apportion(int missing, double[] burdens, double sum) {
        int[] points = new int[burdens.length];
        double[] remainders = new double[burdens.length];
        int left = missing;
        for (int i = 0; i < burdens.length; i++) {
            double exact = missing * burdens[i] / sum;
            points[i] = (int) exact;
            remainders[i] = exact - points[i];
            left -= points[i];
        }
        List<Integer> byRemainder =
                new ArrayList<>(IntStream.range(0, burdens.length).boxed().toList());
        byRemainder.sort(Comparator.comparingDouble((Integer i) -> -remainders[i]));
        for (int i = 0; i < left; i++) {
            points[byRemainder.get(i)]++;
        }
        return IntStream.of(points).boxed().toList();
    }
}
