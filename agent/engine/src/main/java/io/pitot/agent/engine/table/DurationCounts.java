package io.pitot.agent.engine.table;

import io.pitot.dump.Distribution;
import java.util.Arrays;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;
import org.jspecify.annotations.Nullable;

/**
 * Durations of one interval, counted in the buckets of an HdrHistogram with {@link Distribution#DIGITS}
 * digits.
 */
public final class DurationCounts {

    /*
     * An HdrHistogram over this range is an array of 36 KiB: 100 MiB for a full set of tables. Its packed
     * variant is about as small as this, but a record costs 31 ns instead of 7, where 50 ns are
     * all that the aggregator spends on an event (EngineCost, beside the tests).
     *
     * The buckets in use lie close together, so the 4,562 buckets are cut into pages of 32, of which those in
     * use lie one after the other in one array. A count is 16 bits wide; when one is full, all counts move to
     * a histogram that takes any number, which the busiest few of an interval need and the others never.
     *
     * The bucket's arithmetic is HdrHistogram's: values below 256 one by one, then 128 buckets for each
     * power of two.
     */
    private static final int SUB_BUCKET_MASK = 255;

    private static final int HALF_BITS = 7;
    private static final int PAGE_BITS = 5;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int BUCKETS = bucket(Distribution.MAX_NANOS) + 1;
    private static final char[] NONE = {};

    /** Number of each page plus 1; 0 where there is none. */
    private final byte[] pages = new byte[(BUCKETS + PAGE - 1) >>> PAGE_BITS];

    private char[] counts = NONE;
    private int used;
    private long total;
    private @Nullable PackedHistogram spilled;

    /** Counts one. Negative durations count as 0, longer than an hour as an hour; the sum stays exact. */
    public void record(long nanos) {
        long value = Math.max(nanos, 0);
        int bucket = bucket(Math.min(value, Distribution.MAX_NANOS));
        int page = pages[bucket >>> PAGE_BITS] & 0xFF;
        if (page == 0) {
            page = addPage(bucket >>> PAGE_BITS);
        }
        int i = ((page - 1) << PAGE_BITS) | (bucket & (PAGE - 1));
        if (counts[i] == Character.MAX_VALUE) {
            spill();
        }
        counts[i]++;
        total += value;
    }

    /**
     * What was recorded.
     *
     * @param scratch from {@link #scratch}; its contents are lost
     */
    public Distribution distribution(Histogram scratch) {
        scratch.reset();
        if (spilled != null) {
            scratch.add(spilled);
        }
        addTo(scratch);
        return Distribution.copyOf(scratch, total);
    }

    /** A histogram to pass to {@link #distribution}, one for all. */
    public static Histogram scratch() {
        return new Histogram(1, Distribution.MAX_NANOS, Distribution.DIGITS);
    }

    private int addPage(int page) {
        if ((used + 1) * PAGE > counts.length) {
            counts = Arrays.copyOf(counts, Math.min(used + used / 2 + 1, pages.length) * PAGE);
        }
        pages[page] = (byte) ++used;
        return used;
    }

    private void spill() {
        PackedHistogram all = spilled;
        if (all == null) {
            all = new PackedHistogram(1, Distribution.MAX_NANOS, Distribution.DIGITS);
        }
        addTo(all);
        Arrays.fill(counts, (char) 0);
        spilled = all;
    }

    private void addTo(Histogram histogram) {
        for (int page = 0; page < pages.length; page++) {
            int at = ((pages[page] & 0xFF) - 1) << PAGE_BITS;
            for (int i = 0; at >= 0 && i < PAGE; i++) {
                int count = counts[at + i];
                if (count > 0) {
                    histogram.recordValueWithCount(lowest((page << PAGE_BITS) | i), count);
                }
            }
        }
    }

    private static int bucket(long value) {
        int power = 64 - HALF_BITS - 1 - Long.numberOfLeadingZeros(value | SUB_BUCKET_MASK);
        return (power << HALF_BITS) + (int) (value >>> power);
    }

    private static long lowest(int bucket) {
        int power = Math.max((bucket >> HALF_BITS) - 1, 0);
        return (long) (bucket - (power << HALF_BITS)) << power;
    }
}
