package io.pitot.benchmarks.sidebyside.floor;

import net.bytebuddy.asm.Advice;

/** Inlined: a time before, a time after, and a store of the difference. */
final class FloorAdvice {

    private FloorAdvice() {}

    @Advice.OnMethodEnter
    static long enter() {
        return System.nanoTime();
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class)
    static void exit(@Advice.Enter long start) {
        FloorTimes.store(System.nanoTime() - start);
    }
}
