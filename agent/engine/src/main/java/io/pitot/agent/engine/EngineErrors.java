package io.pitot.agent.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Exceptions inside the engine: counted by class and place, without their messages. The engine goes on. */
final class EngineErrors {

    private static final int LIMIT = 32;
    private static final String OTHER = "engine: other";

    private final Map<String, Long> counts = new HashMap<>();
    private long uncounted;

    void count(Throwable thrown) {
        try {
            StackTraceElement[] trace = thrown.getStackTrace();
            String place = trace.length == 0 ? "unknown" : trace[0].toString();
            String key = "engine: " + thrown.getClass().getName() + " at " + place;
            boolean known = counts.containsKey(key) || counts.size() < LIMIT;
            counts.merge(known ? key : OTHER, 1L, Long::sum);
        } catch (OutOfMemoryError outOfMemory) {
            uncounted++;
        }
    }

    /** Counts since the start; a copy. */
    Map<String, Long> counts() {
        Map<String, Long> copy = new TreeMap<>(counts);
        if (uncounted > 0) {
            copy.merge(OTHER, uncounted, Long::sum);
        }
        return copy;
    }
}
