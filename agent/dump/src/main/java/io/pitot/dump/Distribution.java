package io.pitot.dump;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.DataFormatException;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;

/**
 * A distribution of durations in nanoseconds: a histogram with two significant digits and an exact sum.
 * Immutable; adding up is exact.
 */
public final class Distribution {

    /** Significant digits of every histogram. */
    public static final int DIGITS = 2;

    /** The longest duration told apart, an hour; longer ones count as this long. */
    public static final long MAX_NANOS = 3_600_000_000_000L;

    public static final Distribution EMPTY = new Distribution(new PackedHistogram(DIGITS), 0);

    private final AbstractHistogram histogram;
    private final long total;

    private Distribution(AbstractHistogram histogram, long total) {
        this.histogram = histogram;
        this.total = total;
    }

    /**
     * A copy of a histogram of nanoseconds.
     *
     * @param total exact sum of the values
     */
    public static Distribution copyOf(AbstractHistogram histogram, long total) {
        return new Distribution(histogram.copy(), total);
    }

    /**
     * The distribution that {@link #encoded} was called on.
     *
     * @throws IllegalArgumentException if the text is not such an encoding
     */
    public static Distribution decode(String encoded, long total) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(encoded));
            return new Distribution(Histogram.decodeFromCompressedByteBuffer(bytes, 0), total);
        } catch (DataFormatException | RuntimeException e) {
            throw new IllegalArgumentException("not an encoded histogram: " + e.getMessage(), e);
        }
    }

    /** The histogram in HdrHistogram's compressed format V2, in Base64. */
    public String encoded() {
        ByteBuffer bytes = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(bytes);
        byte[] exact = new byte[length];
        bytes.rewind();
        bytes.get(exact);
        return Base64.getEncoder().encodeToString(exact);
    }

    /** The distribution of the values of both. */
    public Distribution plus(Distribution other) {
        if (other.count() == 0) {
            return this;
        }
        if (count() == 0) {
            return other;
        }
        AbstractHistogram sum = histogram.copy();
        sum.add(other.histogram);
        return new Distribution(sum, total + other.total);
    }

    /** How many values. */
    public long count() {
        return histogram.getTotalCount();
    }

    /** Exact sum of the values. */
    public long total() {
        return total;
    }

    /** Mean, 0 if empty. */
    public long mean() {
        return count() == 0 ? 0 : total / count();
    }

    /** The value at a percentile from 0 to 100, to two significant digits; 0 if empty. */
    public long percentile(double percentile) {
        return count() == 0 ? 0 : histogram.getValueAtPercentile(percentile);
    }

    /** Greatest value, to two significant digits; 0 if empty. */
    public long max() {
        return count() == 0 ? 0 : histogram.getMaxValue();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Distribution that && total == that.total && histogram.equals(that.histogram);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(total) * 31 + Long.hashCode(count());
    }

    @Override
    public String toString() {
        return count() + " values, p95=" + percentile(95) + " ns";
    }
}
