package io.pitot.agent.engine.evidence;

import io.pitot.dump.TimeSplit;

/** Sums of {@link TimeShares}. */
public final class TimeSums {

    long total;
    long execute;
    long fetch;
    long pool;
    long inference;
    long cpu;

    /** What no part explains is unknown, so that the parts add up to the total. */
    public TimeSplit split() {
        long unknown = total - execute - fetch - pool - inference - cpu;
        return new TimeSplit(total, execute, fetch, pool, inference, cpu, unknown);
    }
}
