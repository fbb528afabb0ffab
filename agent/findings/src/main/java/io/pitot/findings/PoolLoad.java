package io.pitot.findings;

import io.pitot.dump.ConnectionUse;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Pool;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A pool and what is done with its connections.
 *
 * @param uses those of all endpoints
 * @param wallNanos time covered, summed over instances
 */
record PoolLoad(Pool pool, List<ConnectionUse> uses, long wallNanos) {

    /** A wait for a connection that is felt. */
    static final long LONG_WAIT = 50_000_000;

    private static final long LEAST_LONG_WAITS = 3;

    static PoolLoad of(Evidence evidence, Pool pool) {
        return new PoolLoad(
                pool, evidence.usesOfPool(pool.id()), evidence.dump().jvm().wallNanos());
    }

    /** Whether threads wait for its connections: one wait in a hundred is long, three at least, or one was not handed out in time. */
    boolean makesWait() {
        return makesWait(pool);
    }

    static boolean makesWait(Pool pool) {
        return pool.timeouts() > 0
                || (pool.waiting().countAbove(LONG_WAIT) >= LEAST_LONG_WAITS
                        && pool.waiting().percentile(99) > LONG_WAIT);
    }

    /** Whether threads wait because its connections are held: not where one was left each time that one was asked for. */
    boolean isShort() {
        boolean everyoneHadOne = pool.maxActive() < pool.maxSize() && pool.maxWaiting() == 0 && pool.timeouts() == 0;
        return makesWait() && !everyoneHadOne;
    }

    /** Time that its connections were held, in all. */
    long heldNanos() {
        return uses.stream().mapToLong(use -> use.time().total()).sum();
    }

    /** The part of it that was spent in the database. */
    long databaseNanos() {
        return uses.stream().mapToLong(use -> use.time().database()).sum();
    }

    /** The endpoint that held them longest in all; what ran outside any request, as the start of a server, is none. */
    Optional<ConnectionUse> holder(Evidence evidence) {
        return uses.stream()
                .filter(use -> use.time().total() > 0
                        && !use.endpoint().equals(Endpoint.NO_REQUEST)
                        && evidence.isPieceOfWork(use.endpoint()))
                .max(Comparator.comparingLong((ConnectionUse use) -> use.time().total())
                        .thenComparing(ConnectionUse::endpoint, Comparator.reverseOrder()));
    }

    /** What an endpoint does with its connections; empty if it has none. */
    Optional<ConnectionUse> useBy(String endpoint) {
        return uses.stream()
                .filter(use -> use.endpoint().equals(endpoint) && use.time().total() > 0)
                .findFirst();
    }

    /** Time as a share of what all its connections have, 0 to 1; 0 where their number is not known. */
    double shareOfCapacity(double nanos) {
        double capacity = (double) wallNanos * pool.maxSize();
        return capacity <= 0 ? 0 : Math.min(1, nanos / capacity);
    }

    /** How often a second all its connections can be had if each is held so long. */
    double perSecond(double heldNanos) {
        return pool.maxSize() * 1e9 / Math.max(1, heldNanos);
    }
}
