package io.pitot.dump;

/**
 * Requests of one endpoint that took about the same long time.
 *
 * @param fromNanos the least time of these: 500 ms or a power of the square root of two of it, up to 32 s, which has no
 *     upper end
 * @param requests how many ended
 * @param time where their time went
 */
public record SlowTime(long fromNanos, long requests, TimeSplit time) {

    /** The sum of this and another of the same class. */
    SlowTime plus(SlowTime other) {
        return new SlowTime(fromNanos, Sums.add(requests, other.requests), time.plus(other.time));
    }
}
