package io.pitot.agent.instrumentation.weka;

import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into what reads objects from a file or a stream. One of a file calls the one of a stream: the outer one is kept last. */
final class LoadAdvice {

    private LoadAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static long enter() {
        return System.nanoTime();
    }

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Enter long start, @Advice.Return @Nullable Object read) {
        WekaReader.loaded(read, System.nanoTime() - start);
    }
}
