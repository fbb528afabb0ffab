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
 * @param cpu running other code, as far as the thread's CPU time shows it; of requests whose CPU time was not
 *     looked at, in the others' proportion
 * @param unknown the rest: blocked, collecting garbage, waiting for a processor, or not observed
 */
public record TimeSplit(long total, long execute, long fetch, long pool, long inference, long cpu, long unknown) {

    public static final TimeSplit ZERO = new TimeSplit(0, 0, 0, 0, 0, 0, 0);

    /** The sum of this and another. */
    public TimeSplit plus(TimeSplit other) {
        return new TimeSplit(
                Sums.add(total, other.total),
                Sums.add(execute, other.execute),
                Sums.add(fetch, other.fetch),
                Sums.add(pool, other.pool),
                Sums.add(inference, other.inference),
                Sums.add(cpu, other.cpu),
                Sums.add(unknown, other.unknown));
    }

    /** Time in the database: executing and fetching. */
    public long database() {
        return execute + fetch;
    }
}
