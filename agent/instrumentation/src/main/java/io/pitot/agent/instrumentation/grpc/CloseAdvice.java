package io.pitot.agent.instrumentation.grpc;

import io.grpc.Status;
import net.bytebuddy.asm.Advice;

/** Woven into {@code ServerCallImpl.close}. Before it: afterwards the call's context is cancelled in any case. */
final class CloseAdvice {

    private CloseAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object call, @Advice.Argument(0) Status status) {
        GrpcReader.closed(call, status);
    }
}
