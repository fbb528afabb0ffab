package io.pitot.cli.analysis.budget;

import org.jspecify.annotations.Nullable;

/** What is measured of an endpoint, a model or a cache. Counts, which follow the code, before times, which follow the machine. */
public enum Measure {
    QUERIES_PER_REQUEST("queries-per-request", Unit.COUNT),
    HTTP_CALLS_PER_REQUEST("http-calls-per-request", Unit.COUNT),
    CACHE_CALLS_PER_REQUEST("cache-calls-per-request", Unit.COUNT),
    MODEL_CALLS_PER_REQUEST("model-calls-per-request", Unit.COUNT),
    ERROR_RATE("error-rate", Unit.SHARE),
    HIT_RATE("hit-rate", Unit.SHARE),
    ALLOCATED_PER_REQUEST("allocated-per-request", Unit.BYTES),
    P50("p50", Unit.DURATION),
    P95("p95", Unit.DURATION),
    P99("p99", Unit.DURATION);

    private final String key;
    private final Unit unit;

    Measure(String key, Unit unit) {
        this.key = key;
        this.unit = unit;
    }

    /** Its name in a budget file. */
    public String key() {
        return key;
    }

    public Unit unit() {
        return unit;
    }

    /** Whether a budget is the least that is allowed, and not the most. */
    public boolean atLeast() {
        return this == HIT_RATE;
    }

    /** Whether a budget may be said relative to the baseline. */
    boolean comparable() {
        return unit != Unit.SHARE;
    }

    /** Whether it is another at every run of the same code. */
    boolean fluctuates() {
        return unit == Unit.DURATION || unit == Unit.BYTES;
    }

    /** The percentile that it is, 0 to 100, or -1 if it is none. */
    double percentile() {
        return switch (this) {
            case P50 -> 50;
            case P95 -> 95;
            case P99 -> 99;
            default -> -1;
        };
    }

    static @Nullable Measure named(String key) {
        for (Measure measure : values()) {
            if (measure.key.equals(key)) {
                return measure;
            }
        }
        return null;
    }
}
