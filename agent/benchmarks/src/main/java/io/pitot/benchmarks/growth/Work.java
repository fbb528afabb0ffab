package io.pitot.benchmarks.growth;

/** What a forked JVM does and measures. */
@FunctionalInterface
interface Work {

    /** Does as much as its axis says and notes what it cost. */
    void run(int size, Figures figures) throws Exception;
}
