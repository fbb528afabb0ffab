package io.pitot.agent.instrumentation.reactor;

import net.bytebuddy.asm.Advice;

/** Woven into {@code ChannelOperations.terminate}, on the event loop: the response has been sent, or the connection is closed. */
final class TerminateAdvice {

    private TerminateAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object operations) {
        ReactorNettyReader.terminated(operations);
    }
}
