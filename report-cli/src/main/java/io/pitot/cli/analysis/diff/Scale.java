package io.pitot.cli.analysis.diff;

/**
 * From where on a difference counts. The numbers are explained in {@code docs/diff.md}.
 *
 * @param minRequests fewer on one side say nothing
 * @param noiseFloor differences of durations up to this do not matter, in nanoseconds
 */
public record Scale(long minRequests, long noiseFloor) {

    public static final Scale DEFAULT = new Scale(30, 100_000);

    /** As many standard errors as chance does not explain: of 16,000 comparisons of equals one differs by more. */
    static final double CERTAIN = 4;

    /** Durations that differ by less than this share are the same. */
    static final double SHARE = 0.1;

    /** Cliff's delta below which two distributions are hardly different (Romano et al., 2006). */
    static final double DELTA = 0.147;

    boolean matters(long before, long after) {
        long difference = Math.abs(after - before);
        return difference > noiseFloor && difference >= SHARE * before;
    }
}
