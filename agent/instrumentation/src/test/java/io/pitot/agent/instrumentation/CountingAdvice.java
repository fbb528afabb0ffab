package io.pitot.agent.instrumentation;

import io.pitot.sample.Engine;
import net.bytebuddy.asm.Advice;

final class CountingAdvice {

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Engine engine) {
        SampleReader.ran(engine);
    }

    private CountingAdvice() {}
}
