package io.pitot.benchmarks.sidebyside.app;

/**
 * What was consumed up to a moment.
 *
 * @param requests requests served
 * @param loopCpuNanos CPU time of the request thread inside the loops of queries
 * @param loopAllocatedBytes bytes it allocated there
 * @param threadCpuNanos CPU time of the request thread, the container's part included
 * @param threadAllocatedBytes bytes it allocated, the container's part included
 */
record Sums(long requests, long loopCpuNanos, long loopAllocatedBytes, long threadCpuNanos, long threadAllocatedBytes) {

    /** What was consumed since an earlier moment. */
    Sums since(Sums earlier) {
        return new Sums(
                requests - earlier.requests,
                loopCpuNanos - earlier.loopCpuNanos,
                loopAllocatedBytes - earlier.loopAllocatedBytes,
                threadCpuNanos - earlier.threadCpuNanos,
                threadAllocatedBytes - earlier.threadAllocatedBytes);
    }
}
