package io.pitot.benchmarks.sidebyside.floor;

import net.bytebuddy.asm.Advice;

/**
 * Inlined: a time before, a time after, and a store of the difference. A query that fails is not timed: an exception
 * handler around the method, which agents weave, is not free, and so no part of the least that can be done.
 */
final class FloorAdvice {

    private FloorAdvice() {}

    @Advice.OnMethodEnter
    static long enter() {
        return System.nanoTime();
    }

    @Advice.OnMethodExit
    static void exit(@Advice.Enter long start) {
        FloorTimes.store(System.nanoTime() - start);
    }
}
