package io.pitot.findings;

import io.pitot.dump.JvmPeriod;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * How what a JVM needs at least went from period to period, after its first minutes, in which everything grows.
 */
final class Rise {

    /** Four minutes, in which an application starts and its caches fill up. */
    private static final long FIRST_PERIOD = 2;

    private static final int LEAST_PERIODS = 5;

    /** From half an hour on more than what happens to rise for a while. */
    private static final long LONG_PERIODS = 15;

    private static final double STEADY = 0.9;

    private final List<JvmPeriod> periods;
    private final ToLongFunction<JvmPeriod> value;

    private Rise(List<JvmPeriod> periods, ToLongFunction<JvmPeriod> value) {
        this.periods = periods;
        this.value = value;
    }

    /** That of the periods that are known, if these are enough to tell. */
    static Optional<Rise> of(List<JvmPeriod> all, ToLongFunction<JvmPeriod> value, Predicate<JvmPeriod> isKnown) {
        List<JvmPeriod> known = all.stream()
                .filter(period -> period.number() >= FIRST_PERIOD && isKnown.test(period))
                .toList();
        return known.size() < LEAST_PERIODS ? Optional.empty() : Optional.of(new Rise(known, value));
    }

    /**
     * Whether it goes up along a line, never down by more than little, and no slower in its second half than in its first:
     * a cache that fills up rises, too, but ever slower.
     */
    boolean isSteady() {
        return by() > 0 && correlation() >= STEADY && !fallsBack() && !slackens();
    }

    private boolean fallsBack() {
        long highest = first();
        for (JvmPeriod period : periods) {
            long now = value.applyAsLong(period);
            if (highest - now > by() * 0.1) {
                return true;
            }
            highest = Math.max(highest, now);
        }
        return false;
    }

    private boolean slackens() {
        JvmPeriod middle = periods.get(periods.size() / 2);
        double early = (double) (value.applyAsLong(middle) - first()) / (middle.number() - number(0));
        double late = (double) (last() - value.applyAsLong(middle)) / (number(periods.size() - 1) - middle.number());
        return late < 0.6 * early;
    }

    private double correlation() {
        double n = periods.size();
        double meanX = periods.stream().mapToLong(JvmPeriod::number).sum() / n;
        double meanY = periods.stream().mapToLong(value).asDoubleStream().sum() / n;
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (JvmPeriod period : periods) {
            double x = period.number() - meanX;
            double y = value.applyAsLong(period) - meanY;
            xx += x * x;
            xy += x * y;
            yy += y * y;
        }
        return xx == 0 || yy == 0 ? 0 : xy * xy / (xx * yy);
    }

    /** What it was in the first of the periods. */
    long first() {
        return value.applyAsLong(periods.get(0));
    }

    /** What it was in the last. */
    long last() {
        return value.applyAsLong(periods.get(periods.size() - 1));
    }

    long by() {
        return last() - first();
    }

    double perHour() {
        return by() * 60.0 / minutes();
    }

    /** From the begin of the first period to the begin of the last. */
    long minutes() {
        return (number(periods.size() - 1) - number(0)) * (JvmPeriod.NANOS / 60_000_000_000L);
    }

    /** Whether it lasted for long enough to be more than possible. */
    boolean isLong() {
        return number(periods.size() - 1) - number(0) >= LONG_PERIODS && periods.size() >= 2 * LEAST_PERIODS;
    }

    private long number(int period) {
        return periods.get(period).number();
    }
}
