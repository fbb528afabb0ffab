package io.pitot.dump;

/**
 * Calls of a model with an input that their request had given it before.
 *
 * @param calls the calls, each first one apart
 * @param nanos time in them
 * @param requests requests that made at least one
 */
public record SameInputs(long calls, long nanos, long requests) {

    /** Where there are none. */
    public static final SameInputs NONE = new SameInputs(0, 0, 0);

    /** The sum of these and others. */
    SameInputs plus(SameInputs other) {
        return new SameInputs(
                Sums.add(calls, other.calls), Sums.add(nanos, other.nanos), Sums.add(requests, other.requests));
    }
}
