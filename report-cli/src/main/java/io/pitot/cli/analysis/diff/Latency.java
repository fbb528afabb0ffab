package io.pitot.cli.analysis.diff;

import io.pitot.dump.Distribution;
import java.util.List;

/**
 * Two distributions of durations, compared bucket by bucket.
 *
 * <p>Whether all of one is longer than the other is asked by Mann and Whitney's test, with the correction for ties, which
 * the values of one bucket are. Whether a percentile moved is asked by its confidence intervals, from order statistics:
 * it did if they do not touch. Both say whether chance explains a difference; whether it matters is another question
 * ({@link Scale}), since a million requests make any difference certain. Both take into account how much a run differs from itself ({@link Overdispersion}).
 */
public final class Latency {

    /** A percentile is told if so many values at least lie on each side of it. */
    private static final int BEYOND = 10;

    /** Two intervals, each so many standard errors to both sides, do not touch if their difference is {@link Scale#CERTAIN}. */
    private static final double HALF_WIDTH = Scale.CERTAIN / Math.sqrt(2);

    private static final List<Double> PERCENTILES = List.of(50.0, 95.0, 99.0);

    private final Distribution before;
    private final Distribution after;
    private final Pairs pairs;
    private final double overdispersion;

    public Latency(Timings before, Timings after) {
        this.before = before.all();
        this.after = after.all();
        this.pairs = new Pairs(this.before, this.after);
        this.overdispersion = Overdispersion.between(before, after);
    }

    /** Cliff's delta: how much more often a value of the second is greater than one of the first than it is less, -1 to 1. */
    public double delta() {
        return 2 * pairs.superiority() - 1;
    }

    /** How often a value of the second is greater than one of the first, ties counted half: 0.5 if they are alike. */
    public double superiority() {
        return pairs.superiority();
    }

    /** Mann and Whitney's U in standard deviations from what equal distributions would have, if no part of a run were like itself. */
    public double score() {
        return pairs.score();
    }

    /** By how much errors are widened because the dumps of a side differ from one another; 1 if they do not, or there is one. */
    public double overdispersion() {
        return overdispersion;
    }

    public Distribution before() {
        return before;
    }

    public Distribution after() {
        return after;
    }

    /** Whether a percentile moved by more than chance explains; false if too few values lie beyond it. */
    public boolean shifted(double percentile) {
        if (!tells(before, percentile) || !tells(after, percentile)) {
            return false;
        }
        return bound(before, percentile, 1) < bound(after, percentile, -1)
                || bound(after, percentile, 1) < bound(before, percentile, -1);
    }

    Outcome outcome(Scale scale) {
        if (Math.min(before.count(), after.count()) < scale.minRequests()) {
            return Outcome.INCONCLUSIVE;
        }
        boolean relevant = false;
        boolean better = false;
        for (double percentile : PERCENTILES) {
            if (!tells(before, percentile) || !tells(after, percentile) || !matters(percentile, scale)) {
                continue;
            }
            relevant = true;
            boolean certain = shifted(percentile) || (percentile == 50 && differs());
            boolean longer = after.percentile(percentile) > before.percentile(percentile);
            if (certain && longer) {
                return Outcome.WORSE;
            }
            better |= certain;
        }
        return Outcome.of(relevant, better, false);
    }

    private boolean matters(double percentile, Scale scale) {
        return scale.matters(before.percentile(percentile), after.percentile(percentile));
    }

    private boolean differs() {
        return Math.abs(score()) >= Scale.CERTAIN * overdispersion
                && Math.abs(delta()) >= Scale.DELTA
                && delta() > 0 == after.percentile(50) > before.percentile(50);
    }

    private static boolean tells(Distribution of, double percentile) {
        return of.count() * Math.min(percentile, 100 - percentile) / 100 >= BEYOND;
    }

    /** An end of the percentile's confidence interval; beyond all values if they do not reach so far. */
    private long bound(Distribution of, double percentile, int side) {
        double share = percentile / 100;
        double error = Math.sqrt(share * (1 - share) / of.count());
        double end = share + side * HALF_WIDTH * overdispersion * error;
        if (end <= 0 || end >= 1) {
            return side < 0 ? -1 : Long.MAX_VALUE;
        }
        return of.percentile(100 * end);
    }
}
