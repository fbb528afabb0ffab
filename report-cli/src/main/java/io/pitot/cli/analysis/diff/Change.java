package io.pitot.cli.analysis.diff;

/**
 * A number before and after.
 *
 * @param kind of what
 * @param before NaN if unknown
 * @param after NaN if unknown
 * @param outcome how it compares
 */
public record Change(Kind kind, double before, double after, Outcome outcome) {

    /** What changes are of. */
    public enum Kind {
        QUERIES_PER_REQUEST,
        HTTP_CALLS_PER_REQUEST,
        CACHE_CALLS_PER_REQUEST,
        MODEL_CALLS_PER_REQUEST,
        CALLS_PER_REQUEST,
        ROWS_PER_CALL,
        ERROR_RATE,
        HIT_RATE
    }

    static Change of(Kind kind, Rate before, Rate after, Scale scale) {
        return new Change(kind, before.mean(), after.mean(), before.outcome(after, scale));
    }

    static Change of(Kind kind, Share before, Share after, Scale scale) {
        return new Change(kind, before.value(), after.value(), before.outcome(after, kind != Kind.HIT_RATE, scale));
    }
}
