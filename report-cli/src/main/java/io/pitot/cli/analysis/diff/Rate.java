package io.pitot.cli.analysis.diff;

/**
 * How much of something there was for each of something else: queries per request, rows per execution.
 *
 * <p>Dumps keep no variance of counts, but the greatest: no variance is above (greatest − mean) × mean (Bhatia and
 * Davis, 2000, with 0 for the least). So a count that is the same in all requests has none, and any change of it is certain.
 *
 * @param mean on average; NaN if there was nothing to count in
 * @param variance an upper bound of the mean's variance
 * @param of how many it is the average of
 */
record Rate(double mean, double variance, long of) {

    /** Fewer for each do not matter. */
    private static final double LEAST = 0.05;

    /** Neither does a lesser share. */
    private static final double SHARE = 0.01;

    static final Rate UNKNOWN = new Rate(Double.NaN, 0, 0);

    /** @param greatest the greatest sum of any of them */
    static Rate of(long sum, long of, long greatest) {
        if (of == 0) {
            return UNKNOWN;
        }
        double mean = (double) sum / of;
        return new Rate(mean, Math.max(0, greatest - mean) * mean / of, of);
    }

    boolean known() {
        return of > 0;
    }

    Outcome outcome(Rate after, Scale scale) {
        if (Math.min(of, after.of) < scale.minRequests()) {
            return Outcome.INCONCLUSIVE;
        }
        double difference = Math.abs(after.mean - mean);
        return Outcome.of(
                difference >= LEAST && difference >= SHARE * mean,
                difference > Scale.CERTAIN * Math.sqrt(variance + after.variance),
                after.mean > mean);
    }
}
