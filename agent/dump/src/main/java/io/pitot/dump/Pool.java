package io.pitot.dump;

/**
 * One connection pool.
 *
 * @param id the pool's name
 * @param waiting nanoseconds that each request for a connection took
 * @param timeouts requests for a connection for which none became free in time
 * @param maxWaiting most threads seen waiting
 * @param maxActive most connections seen in use
 * @param maxSize most connections seen open
 * @param held nanoseconds that the application had each connection until it gave it back
 */
public record Pool(
        String id,
        Distribution waiting,
        long timeouts,
        long maxWaiting,
        long maxActive,
        long maxSize,
        Distribution held) {

    /** The sum of this and another of the same name. */
    Pool plus(Pool other) {
        return new Pool(
                id,
                waiting.plus(other.waiting),
                Sums.add(timeouts, other.timeouts),
                Math.max(maxWaiting, other.maxWaiting),
                Math.max(maxActive, other.maxActive),
                Math.max(maxSize, other.maxSize),
                held.plus(other.held));
    }
}
