package io.pitot.agent.instrumentation.grpc;

import io.pitot.agent.bootstrap.RemoteCalls;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code ServerTransportListenerImpl.startWrappedCall}, which asks the outermost handler. */
final class StartCallAdvice {

    private StartCallAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(@Advice.Argument(1) Object parameters) {
        return GrpcReader.enter(parameters);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.Argument(1) Object parameters,
            @Advice.Enter @Nullable ThreadState call,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (call != null) {
            if (thrown != null) {
                GrpcReader.failedToStart(parameters, thrown);
            }
            RemoteCalls.exit(call);
        }
    }
}
