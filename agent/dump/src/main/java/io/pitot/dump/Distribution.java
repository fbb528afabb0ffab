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

    public static final Distribution EMPTY = new Distribution(new int[0], new long[0], 0);

    /*
     * The buckets that are not empty, ascending, and their counts: a few dozen where HdrHistogram's array
     * has 4,600. A dump holds hundreds of distributions and a report merges thousands of dumps.
     */
    private final int[] buckets;
    private final long[] counts;
    private final long count;
    private final long total;

    /** @throws IllegalArgumentException if there are too many values to be counted */
    Distribution(int[] buckets, long[] counts, long total) {
        long sum = 0;
        for (long n : counts) {
            sum += n;
            if (sum < 0) {
                throw new IllegalArgumentException("histogram counts too many values");
            }
        }
        this.buckets = buckets;
        this.counts = counts;
        this.count = sum;
        this.total = total;
    }

    /**
     * A copy of a histogram of nanoseconds. Values above {@link #MAX_NANOS} become that.
     *
     * @param histogram with at least {@link #DIGITS} significant digits
     * @param total exact sum of the values
     */
    public static Distribution copyOf(AbstractHistogram histogram, long total) {
        int[] buckets = new int[64];
        long[] counts = new long[64];
        int size = 0;
        for (HistogramIterationValue value : histogram.recordedValues()) {
            int bucket = HistogramCodec.bucket(Math.min(value.getValueIteratedTo(), MAX_NANOS));
            long n = value.getCountAtValueIteratedTo();
            if (size > 0 && buckets[size - 1] == bucket) {
                counts[size - 1] += n;
                continue;
            }
            if (size == buckets.length) {
                buckets = Arrays.copyOf(buckets, size * 2);
                counts = Arrays.copyOf(counts, size * 2);
            }
            buckets[size] = bucket;
            counts[size++] = n;
        }
        return new Distribution(Arrays.copyOf(buckets, size), Arrays.copyOf(counts, size), total);
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
        return HistogramCodec.encode(buckets, counts);
    }

    /** The distribution of the values of both. Counts and sums stay at {@link Long#MAX_VALUE} once there. */
    public Distribution plus(Distribution other) {
        int[] sumBuckets = new int[buckets.length + other.buckets.length];
        long[] sumCounts = new long[sumBuckets.length];
        int size = 0;
        int i = 0;
        int j = 0;
        long room = Long.MAX_VALUE;
        while (i < buckets.length || j < other.buckets.length) {
            int mine = i < buckets.length ? buckets[i] : Integer.MAX_VALUE;
            int theirs = j < other.buckets.length ? other.buckets[j] : Integer.MAX_VALUE;
            long n = Sums.add(mine <= theirs ? counts[i++] : 0, theirs <= mine ? other.counts[j++] : 0);
            n = Math.min(n, room);
            room -= n;
            if (n > 0) {
                sumBuckets[size] = Math.min(mine, theirs);
                sumCounts[size++] = n;
            }
        }
        if (size < sumBuckets.length) {
            sumBuckets = Arrays.copyOf(sumBuckets, size);
            sumCounts = Arrays.copyOf(sumCounts, size);
        }
        return new Distribution(sumBuckets, sumCounts, Sums.add(total, other.total));
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
        for (int i = 0; i < buckets.length; i++) {
            seen += counts[i];
            if (seen >= rank) {
                return HistogramCodec.highest(buckets[i]);
            }
        }
        return max();
    }

    /** Greatest value, to two significant digits; 0 if empty. */
    public long max() {
        return buckets.length == 0 ? 0 : HistogramCodec.highest(buckets[buckets.length - 1]);
    }

    /** How many values are greater, to two significant digits: those in the value's own bucket are not. */
    public long countAbove(long nanos) {
        long above = 0;
        for (int i = firstAbove(nanos); i < buckets.length; i++) {
            above += counts[i];
        }
        return above;
    }

    /** An upper bound of the sum of what the greater values have above this one. */
    public long totalAbove(long nanos) {
        long above = 0;
        for (int i = firstAbove(nanos); i < buckets.length; i++) {
            long excess = HistogramCodec.highest(buckets[i]) - nanos;
            above = Sums.add(above, counts[i] > total / excess ? total : counts[i] * excess);
        }
        return Math.min(above, total);
    }

    private int firstAbove(long nanos) {
        int bucket = HistogramCodec.bucket(Math.max(0, Math.min(nanos, MAX_NANOS)));
        int found = Arrays.binarySearch(buckets, bucket);
        return found >= 0 ? found + 1 : -found - 1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Distribution that
                && total == that.total
                && Arrays.equals(buckets, that.buckets)
                && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return (Long.hashCode(total) * 31 + Arrays.hashCode(buckets)) * 31 + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return count + " values, p95=" + percentile(95) + " ns";
    }
}
