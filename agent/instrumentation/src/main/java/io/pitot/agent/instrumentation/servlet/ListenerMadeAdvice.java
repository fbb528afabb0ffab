package io.pitot.agent.instrumentation.servlet;

import io.pitot.agent.bootstrap.Propagation;
import net.bytebuddy.asm.Advice;

/** Woven into constructors of read and write listeners, which are made for one request. */
final class ListenerMadeAdvice {

    private ListenerMadeAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object listener) {
        Propagation.handOver(listener);
    }
}
