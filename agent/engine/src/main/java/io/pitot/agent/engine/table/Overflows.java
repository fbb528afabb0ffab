package io.pitot.agent.engine.table;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** How often each bound was exceeded since the engine started. */
public final class Overflows {

    private static final class Counter {
        long count;
    }

    private final Map<Bound, Counter> counters = new EnumMap<>(Bound.class);

    public Overflows() {
        for (Bound bound : Bound.values()) {
            counters.put(bound, new Counter());
        }
    }

    public void count(Bound bound) {
        count(bound, 1);
    }

    public void count(Bound bound, long times) {
        Counter counter = counters.get(bound);
        if (counter != null) {
            counter.count += times;
        }
    }

    /** The bounds that were exceeded, by the tables' names; a copy. */
    public Map<String, Long> byTable() {
        Map<String, Long> copy = new TreeMap<>();
        counters.forEach((bound, counter) -> {
            if (counter.count > 0) {
                copy.put(bound.table(), counter.count);
            }
        });
        return copy;
    }
}
