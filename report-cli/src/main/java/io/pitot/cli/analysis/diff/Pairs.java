package io.pitot.cli.analysis.diff;

import io.pitot.dump.Distribution;

/** All pairs of a value of one distribution and one of another, bucket by bucket. */
final class Pairs {

    private final double superiority;
    private final double score;

    Pairs(Distribution before, Distribution after) {
        double wins = 0;
        double tied = 0;
        double below = 0;
        Buckets mine = new Buckets(before);
        Buckets theirs = new Buckets(after);
        while (!mine.atEnd() || !theirs.atEnd()) {
            long value = Math.min(mine.value(), theirs.value());
            double earlier = mine.take(value);
            double later = theirs.take(value);
            wins += later * (below + earlier / 2);
            below += earlier;
            double ties = earlier + later;
            tied += ties * ties * ties - ties;
        }
        double pairs = (double) before.count() * after.count();
        double all = (double) before.count() + after.count();
        double variance = pairs / 12 * (all + 1 - tied / (all * (all - 1)));
        this.superiority = pairs == 0 ? 0.5 : wins / pairs;
        this.score = pairs == 0 || variance <= 0 ? 0 : (wins - pairs / 2) / Math.sqrt(variance);
    }

    /** In which share of them the second value is greater, ties counted half. */
    double superiority() {
        return superiority;
    }

    /** Mann and Whitney's U in standard deviations from what equal distributions would have, with the correction for ties. */
    double score() {
        return score;
    }
}
