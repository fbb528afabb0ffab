package io.pitot.cli.analysis.diff;

/**
 * How many of something were so: failed, found.
 *
 * @param part how many were
 * @param whole of how many
 */
record Share(long part, long whole) {

    /** Half a percent and less does not matter. */
    private static final double LEAST = 0.005;

    double value() {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }

    /** @param moreIsWorse as of failures, and not of hits */
    Outcome outcome(Share after, boolean moreIsWorse, Scale scale) {
        if (Math.min(whole, after.whole) < scale.minRequests()) {
            return Outcome.INCONCLUSIVE;
        }
        double pooled = (double) (part + after.part) / ((double) whole + after.whole);
        double error = Math.sqrt(pooled * (1 - pooled) * (1.0 / whole + 1.0 / after.whole));
        double difference = after.value() - value();
        return Outcome.of(
                Math.abs(difference) > LEAST,
                Math.abs(difference) > Scale.CERTAIN * error,
                difference > 0 == moreIsWorse);
    }
}
