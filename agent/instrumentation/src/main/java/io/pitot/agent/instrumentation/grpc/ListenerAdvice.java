package io.pitot.agent.instrumentation.grpc;

import io.grpc.Status;
import io.pitot.agent.bootstrap.Propagation;
import io.pitot.agent.bootstrap.RemoteCalls;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * Woven into what tells a call's listener of messages and of its end: unary methods run when the client has sent its last
 * message.
 */
final class ListenerAdvice {

    private ListenerAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(@Advice.FieldValue("call") Object call) {
        return RemoteCalls.resume(call);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.FieldValue("call") Object call,
            @Advice.Argument(value = 0, optional = true) @Nullable Object told,
            @Advice.Enter @Nullable ThreadState entered,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (thrown != null) {
            GrpcReader.failed(call, thrown);
        } else if (told instanceof Status status) {
            GrpcReader.over(call, status);
        }
        if (entered != null) {
            Propagation.leave(entered);
        }
    }
}
