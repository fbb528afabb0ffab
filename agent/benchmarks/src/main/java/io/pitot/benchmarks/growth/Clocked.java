package io.pitot.benchmarks.growth;

/** Takes CPU times before and after a piece of work, and memory after it. */
final class Clocked {

    private long thread;
    private long process;
    private long aggregator;

    void begin() {
        Meters.settle();
        aggregator = Meters.aggregatorCpu();
        process = Meters.processCpu();
        thread = Meters.threadCpu();
    }

    /**
     * Notes what was consumed since {@link #begin}.
     *
     * @param worked CPU time of the threads that did the work; negative if it was this thread's
     */
    void end(long worked, long queries, Figures figures) {
        long mine = worked < 0 ? Meters.threadCpu() - thread : worked;
        Meters.settle();
        figures.put("queries", queries);
        figures.put("callingNanos", (double) mine / queries);
        figures.put("processNanos", (double) (Meters.processCpu() - process) / queries);
        figures.put("aggregatorNanos", (double) (Meters.aggregatorCpu() - aggregator) / queries);
        memory(figures);
    }

    static void memory(Figures figures) {
        figures.put("live", Meters.live());
        figures.put("metaspace", Meters.metaspace());
        figures.put("resident", Meters.resident());
    }
}
