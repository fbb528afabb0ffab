package io.pitot.dump;

import java.util.Arrays;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * A distribution of durations in nanoseconds: a histogram with two significant digits and an exact sum.
 * Immutable; adding up is exact.
 */
public final class Distribution {

    /** Significant digits of every histogram. */
    public static final int DIGITS = 2;

    /** The longest duration told apart, an hour; longer ones count as this long. */
    public static final long MAX_NANOS = 3_600_000_000_000L;

    public static final Distribution EMPTY = new BucketRuns().distribution(0);

    /*
     * A few hundred bytes where HdrHistogram's array has 36 KiB. A dump holds thousands of distributions and a
     * report merges thousands of dumps.
     */
    private final byte[] runs;
    private final int lastBucket;
    private final long count;
    private final long total;

    /** @param runs by {@link BucketRuns} */
    Distribution(byte[] runs, int lastBucket, long count, long total) {
        this.runs = runs;
        this.lastBucket = lastBucket;
        this.count = count;
        this.total = total;
    }

    /**
     * Makes a distribution bucket by bucket. The buckets are those of an HdrHistogram with {@link #DIGITS}
     * digits: values below 256 one by one, then 128 buckets for each power of two.
     */
    public static final class Builder {
        private final BucketRuns runs = new BucketRuns();

        /**
         * Adds so many values of one bucket.
         *
         * @param bucket greater than those before, up to that of {@link #MAX_NANOS}
         * @param count positive
         * @throws IllegalArgumentException if there are too many values to be counted
         */
        public Builder add(int bucket, long count) {
            runs.add(bucket, count);
            return this;
        }

        /**
         * What was added; the builder is then used up.
         *
         * @param total exact sum of the values
         */
        public Distribution build(long total) {
            return runs.distribution(total);
        }
    }

    /**
     * A copy of a histogram of nanoseconds. Values above {@link #MAX_NANOS} become that.
     *
     * @param histogram with at least {@link #DIGITS} significant digits
     * @param total exact sum of the values
     */
    public static Distribution copyOf(AbstractHistogram histogram, long total) {
        BucketRuns runs = new BucketRuns();
        int bucket = 0;
        long n = 0;
        for (HistogramIterationValue value : histogram.recordedValues()) {
            int next = HistogramCodec.bucket(Math.min(value.getValueIteratedTo(), MAX_NANOS));
            if (next != bucket && n > 0) {
                runs.add(bucket, n);
                n = 0;
            }
            bucket = next;
            n = Sums.add(n, value.getCountAtValueIteratedTo());
        }
        if (n > 0) {
            runs.add(bucket, n);
        }
        return runs.distribution(total);
    }

    /**
     * The distribution that {@link #encoded} was called on.
     *
     * @throws IllegalArgumentException if the text is not such an encoding
     */
    public static Distribution decode(String encoded, long total) {
        return HistogramCodec.decode(encoded, total);
    }

    /** The histogram in HdrHistogram's compressed format V2, in Base64. */
    public String encoded() {
        return HistogramCodec.encode(runs);
    }

    /** The distribution of the values of both. Counts and sums stay at {@link Long#MAX_VALUE} once there. */
    public Distribution plus(Distribution other) {
        BucketRuns sum = new BucketRuns();
        BucketRuns.Cursor mine = new BucketRuns.Cursor(runs);
        BucketRuns.Cursor theirs = new BucketRuns.Cursor(other.runs);
        boolean more = mine.next();
        boolean othersMore = theirs.next();
        long room = Long.MAX_VALUE;
        while (more || othersMore) {
            int bucket = Math.min(mine.bucket, theirs.bucket);
            long n = 0;
            if (mine.bucket == bucket) {
                n = mine.count;
                more = mine.next();
            }
            if (theirs.bucket == bucket) {
                n = Sums.add(n, theirs.count);
                othersMore = theirs.next();
            }
            n = Math.min(n, room);
            room -= n;
            if (n > 0) {
                sum.add(bucket, n);
            }
        }
        return sum.distribution(Sums.add(total, other.total));
    }

    /**
     * The values that came to those of an earlier distribution of the same things. Where that has more than this one it is not earlier; such
     * a bucket counts as empty.
     */
    public Distribution minus(Distribution earlier) {
        BucketRuns rest = new BucketRuns();
        BucketRuns.Cursor before = new BucketRuns.Cursor(earlier.runs);
        before.next();
        for (BucketRuns.Cursor at = new BucketRuns.Cursor(runs); at.next(); ) {
            while (before.bucket < at.bucket) {
                before.next();
            }
            long n = before.bucket == at.bucket ? at.count - before.count : at.count;
            if (n > 0) {
                rest.add(at.bucket, n);
            }
        }
        return rest.distribution(Math.max(0, total - earlier.total));
    }

    /** How many values. */
    public long count() {
        return count;
    }

    /** Exact sum of the values. */
    public long total() {
        return total;
    }

    /** Mean, 0 if empty. */
    public long mean() {
        return count == 0 ? 0 : total / count;
    }

    /** The value at a percentile from 0 to 100, to two significant digits; 0 if empty. */
    public long percentile(double percentile) {
        // One step down, as HdrHistogram does: 99.9 % of 1,000 values are 999 and not, by rounding, 1,000.
        double exact = Math.nextDown(Math.max(0, Math.min(100, percentile))) * count / 100;
        long rank = Math.max(1, (long) Math.ceil(exact));
        long seen = 0;
        for (BucketRuns.Cursor at = new BucketRuns.Cursor(runs); at.next(); ) {
            seen += at.count;
            if (seen >= rank) {
                return HistogramCodec.highest(at.bucket);
            }
        }
        return max();
    }

    /** Greatest value, to two significant digits; 0 if empty. */
    public long max() {
        return count == 0 ? 0 : HistogramCodec.highest(lastBucket);
    }

    /** How many values are greater, to two significant digits: those in the value's own bucket are not. */
    public long countAbove(long nanos) {
        int bucket = HistogramCodec.bucket(Math.max(0, Math.min(nanos, MAX_NANOS)));
        long above = 0;
        for (BucketRuns.Cursor at = new BucketRuns.Cursor(runs); at.next(); ) {
            above += at.bucket > bucket ? at.count : 0;
        }
        return above;
    }

    /** An upper bound of the sum of what the greater values have above this one. */
    public long totalAbove(long nanos) {
        int bucket = HistogramCodec.bucket(Math.max(0, Math.min(nanos, MAX_NANOS)));
        long above = 0;
        for (BucketRuns.Cursor at = new BucketRuns.Cursor(runs); at.next(); ) {
            if (at.bucket > bucket) {
                long excess = HistogramCodec.highest(at.bucket) - nanos;
                above = Sums.add(above, at.count > total / excess ? total : at.count * excess);
            }
        }
        return Math.min(above, total);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Distribution that && total == that.total && Arrays.equals(runs, that.runs);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(total) * 31 + Arrays.hashCode(runs);
    }

    @Override
    public String toString() {
        return count + " values, p95=" + percentile(95) + " ns";
    }
}
