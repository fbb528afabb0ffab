package io.pitot.findings;

import io.pitot.dump.Reuse;
import java.time.Duration;
import java.util.Map;

/**
 * The hit rates that caches of one query's or model's answers would have had, as shares of all its calls. The caches let go the value
 * used longest ago when they are full.
 */
public final class HitRates {

    /** Of the standard errors on each side. */
    private static final double ERRORS = 2;

    /**
     * A hit rate, 0 to 1.
     *
     * @param low at least this, as far as the sample tells
     * @param likely every first call with some arguments counted as the miss that it was
     * @param high the same without those: what a cache has when it was filled before, again as far as the sample tells
     */
    public record Rate(double low, double likely, double high) {}

    private final Reuse reuse;

    /** The hit rates that this tells of. */
    public HitRates(Reuse reuse) {
        this.reuse = reuse;
    }

    /** Where values live until there is no room for them. */
    public Rate lasting(long entries) {
        return rate(within(reuse.depths(), entries));
    }

    /** Where values live until something is written to a table that they were read from, or there is no room for them. */
    public Rate unwritten(long entries) {
        return rate(within(reuse.unwritten(), entries));
    }

    /** Where values live for a time after they were loaded: one of {@link Reuse#LIFETIMES} and of {@link Reuse#SIZES}. */
    public Rate living(Duration lifetime, int entries) {
        return rate(reuse.hits().getOrDefault(Reuse.cell(lifetime, entries), 0L));
    }

    /** The share of the repeats before which something was written to a table that the query reads, 0 to 1. */
    public double writtenShare() {
        long repeats = within(reuse.depths(), Long.MAX_VALUE);
        return repeats == 0 ? 0 : 1 - (double) within(reuse.unwritten(), Long.MAX_VALUE) / repeats;
    }

    /** What the hits of a cache would have taken, in nanoseconds, each as an average repeat does. */
    public long nanosOf(double rate) {
        long repeats = within(reuse.depths(), Long.MAX_VALUE);
        return repeats == 0 ? 0 : (long) (rate * reuse.calls() * ((double) reuse.repeatNanos() / repeats));
    }

    /** How many different arguments there were, as far as the sample tells. */
    public long keys() {
        return reuse.firstCalls();
    }

    /** How long values live, in words: {@code 10 s}, {@code 1 min}; of round ones. */
    public static String lifetime(Duration lifetime) {
        if (lifetime.toMinutes() == 0) {
            return lifetime.toSeconds() + " s";
        }
        return lifetime.toHours() == 0 ? lifetime.toMinutes() + " min" : lifetime.toHours() + " h";
    }

    private static long within(Map<String, Long> depths, long entries) {
        return depths.entrySet().stream()
                .filter(depth -> Long.parseLong(depth.getKey()) <= entries)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private Rate rate(long counted) {
        if (reuse.calls() == 0 || reuse.sampled() == 0) {
            return new Rate(0, 0, 0);
        }
        double calls = reuse.calls();
        // Of the sampled calls: the keys used most are all among them, so that those of which it has too few, or too
        // many, are like the others.
        double hits = clamp(counted * (calls / reuse.sampled()), calls);
        double error = standardError(1 - hits / calls) * ERRORS;
        double later = Math.max(hits, Math.min(calls, calls - reuse.firstCalls() * calls / reuse.sampled()));
        double filled = later == 0 ? 0 : hits / later;
        return new Rate(
                clamp(hits / calls - error, 1),
                hits / calls,
                hits == 0 ? 0 : clamp(Math.max(hits / calls, filled) + error, 1));
    }

    private double standardError(double missRate) {
        if (reuse.sampledKeys() >= reuse.firstCalls()) {
            return 0;
        }
        double unsampled = 1 - (double) reuse.sampledKeys() / reuse.firstCalls();
        return missRate * Math.sqrt(unsampled / Math.max(1, reuse.sampledKeys()));
    }

    private static double clamp(double value, double most) {
        return Math.max(0, Math.min(value, most));
    }
}
