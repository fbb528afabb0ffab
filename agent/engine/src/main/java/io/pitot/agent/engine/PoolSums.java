package io.pitot.agent.engine;

import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.engine.table.DumpIds;
import io.pitot.agent.engine.table.DurationCounts;
import io.pitot.dump.Pool;

/** The waits for one pool's connections in one interval. */
final class PoolSums {

    private final int id;
    private final DurationCounts waiting = new DurationCounts();
    private final DurationCounts held = new DurationCounts();
    private long timeouts;
    private long maxWaiting;
    private long maxActive;
    private long maxSize;

    PoolSums(int id) {
        this.id = id;
    }

    void add(long[] event) {
        long header = event[EventLayout.HEADER];
        long activeAndSize = event[EventLayout.COUNT];
        waiting.record(event[EventLayout.DURATION]);
        timeouts += (EventLayout.flags(header) & EventLayout.FLAG_TIMEOUT) != 0 ? 1 : 0;
        maxWaiting = Math.max(maxWaiting, EventLayout.aux(header));
        maxActive = Math.max(maxActive, activeAndSize >>> 32);
        maxSize = Math.max(maxSize, activeAndSize & 0xFFFF_FFFFL);
    }

    /** Adds a connection that was given back; one that was not is not known to be held no longer than it has been. */
    void addHeld(long[] event) {
        if ((EventLayout.flags(event[EventLayout.HEADER]) & EventLayout.FLAG_KEPT) == 0) {
            held.record(event[EventLayout.EXTRA]);
        }
    }

    /** Its id in the dump. */
    String mention(DumpIds ids) {
        return ids.pool(id);
    }

    Pool named(DumpIds ids) {
        return new Pool(
                ids.pool(id), waiting.distribution(), timeouts, maxWaiting, maxActive, maxSize, held.distribution());
    }
}
