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
     * variant is about twice as large as this, and a record costs several times as much (EngineCost, beside the
     * tests).
     *
     * The buckets in use lie close together, so the 4,562 buckets are cut into pages of 32. All lies in one
     * array, so that a record touches two cache lines of it: first the numbers of the pages from the lowest in use to the highest,
     * then the pages in use, in the order of their first use, a byte for each bucket. What a byte cannot hold is carried to
     * a second page with the 256s of the first one's buckets, which the few busiest pages have. When that is
     * full, too, all counts move to a histogram that takes any number.
     *
     * The bucket's arithmetic is HdrHistogram's: values below 256 one by one, then 128 buckets for each
     * power of two.
     */
    private static final int SUB_BUCKET_MASK = 255;

    private static final int HALF_BITS = 7;
    private static final int PAGE_BITS = 5;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int BUCKETS = bucket(Distribution.MAX_NANOS) + 1;
    private static final int PAGES = (BUCKETS + PAGE - 1) >>> PAGE_BITS;

    /** Page numbers are added so many at a time, so that the pages begin where words do. */
    private static final int STEP = 8;

    private static final int MOST = 0xFF;

    private static final byte[] NOTHING = {};

    /** The numbers of the pages in the window, 0 for none, then the pages, of which the first is number 1. */
    private byte[] cells = NOTHING;

    /** The first page whose number is kept, and how many are. */
    private short base;

    private short window;

    /** The number of the page with the 256s of each page. */
    private byte @Nullable [] carries;

    private int used;
    private long total;
    private @Nullable PackedHistogram spilled;

    /** Counts one. Negative durations count as 0, longer than an hour as an hour; the sum stays exact. */
    public void record(long nanos) {
        long value = Math.max(nanos, 0);
        int bucket = bucket(Math.min(value, Distribution.MAX_NANOS));
        int page = bucket >>> PAGE_BITS;
        if (page < base || page >= base + window) {
            widen(page);
        }
        int at = at(cells[page - base], bucket);
        if (at < window) {
            at = at(add(page), bucket);
        }
        if (++cells[at] == 0) {
            carry(bucket);
        }
        total += value;
    }

    /** What was recorded. */
    public Distribution distribution() {
        PackedHistogram beyond = spilled;
        if (beyond != null) {
            Histogram all = new Histogram(1, Distribution.MAX_NANOS, Distribution.DIGITS);
            all.add(beyond);
            forEach((bucket, count) -> all.recordValueWithCount(lowest(bucket), count));
            return Distribution.copyOf(all, total);
        }
        Distribution.Builder distribution = new Distribution.Builder();
        forEach(distribution::add);
        return distribution.build(total);
    }

    /** Where a bucket lies in the page of this number; before the first page if that is none. */
    private int at(byte number, int bucket) {
        return window + (((number & MOST) - 1) << PAGE_BITS) + (bucket & (PAGE - 1));
    }

    private byte add(int page) {
        byte number = newPage();
        cells[page - base] = number;
        return number;
    }

    /** Lets the window reach to a page. */
    private void widen(int page) {
        boolean isFirst = window == 0;
        int from = isFirst ? page & -STEP : Math.min(base, page & -STEP);
        int to = isFirst ? from + STEP : Math.max(base + window, (page & -STEP) + STEP);
        byte[] wider = new byte[to - from + (isFirst ? 2 * PAGE : cells.length - window)];
        System.arraycopy(cells, 0, wider, isFirst ? 0 : base - from, window);
        System.arraycopy(cells, window, wider, to - from, cells.length - window);
        cells = wider;
        base = (short) from;
        window = (short) (to - from);
    }

    private byte newPage() {
        if (used == MOST) {
            spill();
        }
        int end = window + ++used * PAGE;
        if (end > cells.length) {
            cells = Arrays.copyOf(cells, end + used / 16 * PAGE);
        }
        return (byte) used;
    }

    /** A bucket's byte has gone from 255 to 0. */
    private void carry(int bucket) {
        byte[] numbers = carries;
        if (numbers == null) {
            numbers = new byte[PAGES];
            carries = numbers;
        }
        int page = bucket >>> PAGE_BITS;
        if (numbers[page] == 0) {
            if (used == MOST) {
                spill();
                addSpilled(bucket, MOST + 1);
                return;
            }
            numbers[page] = newPage();
        }
        int at = at(numbers[page], bucket);
        if (++cells[at] == 0) {
            spill();
            addSpilled(bucket, (MOST + 1) * (MOST + 1));
        }
    }

    private void spill() {
        if (spilled == null) {
            spilled = new PackedHistogram(1, Distribution.MAX_NANOS, Distribution.DIGITS);
        }
        PackedHistogram all = spilled;
        forEach((bucket, count) -> all.recordValueWithCount(lowest(bucket), count));
        Arrays.fill(cells, (byte) 0);
        carries = null;
        used = 0;
    }

    private void addSpilled(int bucket, int count) {
        if (spilled != null) {
            spilled.recordValueWithCount(lowest(bucket), count);
        }
    }

    /** Hands over the counts of the buckets in use, but for what has been spilled, in the order of the buckets. */
    private void forEach(Visitor visitor) {
        for (int page = base; page < base + window; page++) {
            byte number = cells[page - base];
            for (int bucket = page << PAGE_BITS; number != 0 && bucket < (page + 1) << PAGE_BITS; bucket++) {
                int count = cells[at(number, bucket)] & MOST;
                if (carries != null && carries[page] != 0) {
                    count += (cells[at(carries[page], bucket)] & MOST) << 8;
                }
                if (count > 0) {
                    visitor.visit(bucket, count);
                }
            }
        }
    }

    private interface Visitor {
        void visit(int bucket, int count);
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
