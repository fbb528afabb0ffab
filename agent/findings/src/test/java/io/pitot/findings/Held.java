package io.pitot.findings;

import io.pitot.dump.ConnectionUse;
import io.pitot.dump.TimeSplit;
import java.util.Map;
import java.util.TreeMap;

/** Connections of one endpoint as a test tells them, one per request, summed up as the agent's documentation says. */
final class Held {

    private final String endpoint;
    private final String pool;
    private final Map<String, Long> sites = new TreeMap<>();
    private final Map<String, Long> outsideSites = new TreeMap<>();
    private final Map<String, Long> keptSites = new TreeMap<>();
    private long requests;
    private long uses;
    private long kept;
    private long late;
    private long longest;
    private long total;
    private long execute;
    private long pooled;
    private long inference;
    private long outside;
    private long measured;
    private long away;
    private long awayNanos;
    private long waits;
    private long nested;
    private long waitNanos;

    Held(String endpoint, String pool) {
        this.endpoint = endpoint;
        this.pool = pool;
    }

    /** Requests of which each has a connection for so long, and works with it, or computes, for so long. */
    Held times(int count, long held, long database, long cpu, String site) {
        requests += count;
        return use(count, held, database, cpu, 0, 0, "", site);
    }

    /** The same of a second connection of the same requests. */
    Held and(int count, long held, long database, long cpu, String site) {
        return use(count, held, database, cpu, 0, 0, "", site);
    }

    /** The same of requests that ask a model meanwhile. */
    Held scoring(int count, long held, long database, long model, String site) {
        requests += count;
        return use(count, held, database, held - database, model, 0, "", site);
    }

    /** The same of requests that wait meanwhile for a connection of this or another pool. */
    Held waiting(int count, long held, long database, long wait, String of, String site) {
        requests += count;
        return use(count, held, database, 0, 0, wait, of, site);
    }

    private Held use(
            int count, long held, long database, long cpu, long model, long wait, String waitedFor, String site) {
        long other = held - database - wait;
        long gone = Math.max(other - cpu, model) + wait;
        boolean isLong = other + wait >= ConnectionUse.LONG_NANOS;
        boolean isAway = gone >= ConnectionUse.LONG_NANOS;
        uses += count;
        longest = Math.max(longest, held);
        total += held * count;
        execute += database * count;
        inference += model * count;
        pooled += wait * count;
        measured += count;
        outside += isLong ? count : 0;
        away += isAway ? count : 0;
        awayNanos += gone * count;
        waits += wait > 0 ? count : 0;
        nested += wait > 0 && waitedFor.equals(pool) ? count : 0;
        waitNanos += wait * count;
        sites.merge(site, (long) count, Long::sum);
        if (isLong) {
            outsideSites.merge(site, (long) count, Long::sum);
        }
        return this;
    }

    /** So many were still there when their requests ended, and so many of them were given back later. */
    Held keeps(long count, long givenBack, String site) {
        kept += count;
        late += givenBack;
        keptSites.merge(site, count, Long::sum);
        return this;
    }

    ConnectionUse use() {
        return new ConnectionUse(
                endpoint,
                pool,
                requests,
                uses,
                kept,
                late,
                (uses + requests - 1) / requests,
                longest,
                new TimeSplit(
                        total, execute, 0, pooled, inference, 0, 0, 0, 0, 0, total - execute - pooled - inference),
                outside,
                measured,
                away,
                awayNanos,
                waits,
                nested,
                waitNanos,
                sites,
                outsideSites,
                keptSites);
    }
}
