package io.pitot.dump;

/**
 * Where time went, in nanoseconds. The parts do not overlap: each moment counts to the innermost call
 * that was under way, and they add up to {@code total}.
 *
 * @param total duration of what is split
 * @param execute executing statements, committing and rolling back
 * @param fetch reading rows
 * @param pool waiting for a pooled connection
 * @param inference calling models
 * @param http waiting for the head of another service's response
 * @param cache waiting for a cache in another process
 * @param cpu running other code, as far as the thread's CPU time shows it; of requests whose CPU time was not
 *     looked at, in the others' proportion
 * @param gc other code stopped by a collection of garbage, as far as the pauses are known
 * @param blocked other code waiting for a lock, as far as looking now and then shows it; of whole requests only, and not on virtual threads
 * @param unknown the rest: waiting for something else or for a processor, or not observed
 */
public record TimeSplit(
        long total,
        long execute,
        long fetch,
        long pool,
        long inference,
        long http,
        long cache,
        long cpu,
        long gc,
        long blocked,
        long unknown) {

    public static final TimeSplit ZERO = new TimeSplit(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** The sum of this and another. */
    public TimeSplit plus(TimeSplit other) {
        return new TimeSplit(
                Sums.add(total, other.total),
                Sums.add(execute, other.execute),
                Sums.add(fetch, other.fetch),
                Sums.add(pool, other.pool),
                Sums.add(inference, other.inference),
                Sums.add(http, other.http),
                Sums.add(cache, other.cache),
                Sums.add(cpu, other.cpu),
                Sums.add(gc, other.gc),
                Sums.add(blocked, other.blocked),
                Sums.add(unknown, other.unknown));
    }

    /** Time in the database: executing and fetching. */
    public long database() {
        return execute + fetch;
    }
}
