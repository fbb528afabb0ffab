package io.pitot.agent.engine.evidence;

import io.pitot.dump.TimeSplit;

/** Sums of {@link TimeShares}. */
public final class TimeSums {

    long total;
    long execute;
    long fetch;
    long pool;
    long inference;
    long http;
    long cache;
    long gc;
    long blocked;

    /**
     * Of requests whose CPU time is known: that part of the time that no call covers, and how much of it the CPU
     * explains.
     */
    long metered;

    long cpu;

    /** The same part of the requests whose CPU time was not looked at. */
    long unmetered;

    /**
     * What no part explains is unknown, so that the parts add up to the total. Requests whose CPU time was not
     * looked at spent as much of the time that no call covers on the CPU as the others.
     */
    public TimeSplit split() {
        long estimated = metered == 0 ? cpu : cpu + (long) ((double) unmetered * cpu / metered);
        long unknown = total - execute - fetch - pool - inference - http - cache - estimated - gc - blocked;
        return new TimeSplit(total, execute, fetch, pool, inference, http, cache, estimated, gc, blocked, unknown);
    }
}
