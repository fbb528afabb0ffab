package io.pitot.agent.engine.table;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** How often each bound was exceeded since the engine started. */
public final class Overflows {

    private final Map<Bound, Long> counts = new EnumMap<>(Bound.class);

    public void count(Bound bound) {
        count(bound, 1);
    }

    public void count(Bound bound, long times) {
        counts.merge(bound, times, Long::sum);
    }

    /** The bounds that were exceeded, by the tables' names; a copy. */
    public Map<String, Long> byTable() {
        Map<String, Long> copy = new TreeMap<>();
        counts.forEach((bound, count) -> copy.put(bound.table(), count));
        return copy;
    }
}
