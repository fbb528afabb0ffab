package io.pitot.agent.engine.evidence;

import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.dump.ModelStart;

/** What a model took until it was warm. */
public final class StartSums {

    private int loads;
    private int firstCalls;
    private long loadNanos;
    private long longestLoadNanos;
    private long firstNanos;
    private long longestFirstNanos;

    /** Whether an INFERENCE with these flags is one that this takes. */
    public static boolean takes(int flags) {
        return (flags & (EventLayout.FLAG_LOAD | EventLayout.FLAG_FIRST)) != 0;
    }

    /** Adds a load or a first call. */
    public void add(int flags, long nanos) {
        if ((flags & EventLayout.FLAG_LOAD) != 0) {
            loads++;
            loadNanos += nanos;
            longestLoadNanos = Math.max(longestLoadNanos, nanos);
        } else {
            firstCalls++;
            firstNanos += nanos;
            longestFirstNanos = Math.max(longestFirstNanos, nanos);
        }
    }

    /** Adds several loads. */
    void addLoads(int more, long nanos, long longest) {
        loads = Counts.add(loads, more);
        loadNanos += nanos;
        longestLoadNanos = Math.max(longestLoadNanos, longest);
    }

    /** As the dump has it. */
    public ModelStart named() {
        return new ModelStart(loads, loadNanos, longestLoadNanos, firstCalls, firstNanos, longestFirstNanos);
    }
}
