package io.pitot.cli.analysis;

import io.pitot.dump.Distribution;
import java.util.ArrayList;
import java.util.List;

/**
 * A distribution in a few bars, from the least to the greatest value. Each bar reaches as many times further than the one
 * before: durations differ by factors.
 *
 * @param bars without a gap
 */
public record Histogram(List<Bar> bars) {

    /**
     * A bar.
     *
     * @param from nanoseconds, not included except by the first bar
     * @param to nanoseconds, included
     * @param count values in between
     */
    public record Bar(long from, long to, long count) {}

    /**
     * The bars of a distribution.
     *
     * @param most how many bars at most; there are fewer where values are about the same, and none without values
     */
    public static Histogram of(Distribution distribution, int most) {
        if (distribution.count() == 0) {
            return new Histogram(List.of());
        }
        long least = Math.max(1, distribution.percentile(0));
        long greatest = Math.max(least, distribution.max());
        // Bars narrower than a tenth of their value would show how values are stored.
        int count = (int) Math.max(1, Math.min(most, Math.ceil(Math.log((double) greatest / least) / Math.log(1.1))));
        double factor = Math.pow((double) greatest / least, 1.0 / count);
        List<Bar> bars = new ArrayList<>();
        long from = least;
        long above = distribution.count();
        for (int i = 1; i <= count; i++) {
            long to = i == count ? greatest : Math.round(least * Math.pow(factor, i));
            long next = i == count ? 0 : distribution.countAbove(to);
            bars.add(new Bar(from, to, above - next));
            above = next;
            from = to;
        }
        return new Histogram(List.copyOf(bars));
    }

    /** The same with one bar for each run of empty ones. */
    public Histogram withoutGaps() {
        List<Bar> joined = new ArrayList<>();
        for (Bar bar : bars) {
            Bar last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && last.count() == 0 && bar.count() == 0) {
                joined.set(joined.size() - 1, new Bar(last.from(), bar.to(), 0));
            } else {
                joined.add(bar);
            }
        }
        return new Histogram(List.copyOf(joined));
    }

    /** Values in the fullest bar, 0 without any. */
    public long fullest() {
        return bars.stream().mapToLong(Bar::count).max().orElse(0);
    }
}
