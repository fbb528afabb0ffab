package io.pitot.agent.instrumentation.weka;

import io.pitot.agent.bootstrap.ObservedLoad;
import io.pitot.agent.bootstrap.ObservedModel;
import net.bytebuddy.asm.Advice;

/** Woven into what trains a classifier: for another relation, or with other members, at the next call. */
final class BuildAdvice {

    private BuildAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object classifier) {
        ((ObservedModel) classifier).pitot$model(0);
        ((ObservedLoad) classifier).pitot$loadNanos(0);
    }
}
