package io.pitot.findings;

import io.pitot.dump.Endpoint;
import io.pitot.dump.SlowTime;
import io.pitot.dump.TimeSplit;
import java.util.List;

/**
 * The slow requests of an endpoint, apart from the typical ones: the slowest classes of requests that took about the same
 * time, as many as it takes to have a twentieth of all.
 *
 * @param fromNanos the least time of these
 * @param requests how many they are
 * @param slow where their time went
 * @param typical where that of the others went
 */
record SlowPart(long fromNanos, long requests, TimeSplit slow, TimeSplit typical) {

    static SlowPart of(Endpoint endpoint) {
        List<SlowTime> classes = endpoint.slowTimes();
        long from = 0;
        long requests = 0;
        TimeSplit slow = TimeSplit.ZERO;
        for (int i = classes.size() - 1; i >= 0 && requests < endpoint.requests() / 20.0; i--) {
            from = classes.get(i).fromNanos();
            requests += classes.get(i).requests();
            slow = slow.plus(classes.get(i).time());
        }
        return new SlowPart(from, requests, slow, without(endpoint.time(), slow));
    }

    /** CPU time is in part an estimate, which is another one for fewer requests; all else are sums. */
    private static TimeSplit without(TimeSplit all, TimeSplit slow) {
        long total = Math.max(0, all.total() - slow.total());
        long execute = Math.max(0, all.execute() - slow.execute());
        long fetch = Math.max(0, all.fetch() - slow.fetch());
        long pool = Math.max(0, all.pool() - slow.pool());
        long inference = Math.max(0, all.inference() - slow.inference());
        long http = Math.max(0, all.http() - slow.http());
        long cache = Math.max(0, all.cache() - slow.cache());
        long gc = Math.max(0, all.gc() - slow.gc());
        long blocked = Math.max(0, all.blocked() - slow.blocked());
        long rest = Math.max(0, total - execute - fetch - pool - inference - http - cache - gc - blocked);
        long cpu = Math.min(rest, Math.max(0, all.cpu() - slow.cpu()));
        return new TimeSplit(total, execute, fetch, pool, inference, http, cache, cpu, gc, blocked, rest - cpu);
    }

    /** Whether there are others: where most requests are as slow as the slowest, these are the typical ones. */
    boolean isApart(Endpoint endpoint) {
        return requests > 0 && requests * 2 < endpoint.requests();
    }
}
