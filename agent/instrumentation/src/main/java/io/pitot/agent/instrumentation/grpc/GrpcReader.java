package io.pitot.agent.instrumentation.grpc;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.pitot.agent.bootstrap.ExposedField;
import io.pitot.agent.bootstrap.RemoteCalls;
import io.pitot.agent.bootstrap.ThreadState;
import org.jspecify.annotations.Nullable;

/** Reads calls. Defined into gRPC's own loader. */
public final class GrpcReader {

    private GrpcReader() {}

    /**
     * A call's handler is about to be asked.
     *
     * @param parameters gRPC's, of which the call is exposed
     */
    public static @Nullable ThreadState enter(Object parameters) {
        if (parameters instanceof ExposedField exposed && exposed.pitot$field() instanceof ServerCall<?, ?> call) {
            MethodDescriptor<?, ?> method = call.getMethodDescriptor();
            return RemoteCalls.enter(
                    call, method.getFullMethodName(), method.getType() != MethodDescriptor.MethodType.UNARY);
        }
        return null;
    }

    /** The call is about to be closed with this status, which the client sees unless it has given up before. */
    public static void closed(Object call, Status status) {
        Status seen = call instanceof ExposedField exposed
                        && exposed.pitot$field() instanceof Context context
                        && context.isCancelled()
                ? Contexts.statusFromCancelled(context)
                : null;
        tell(call, seen == null ? status : seen, status.getCause());
    }

    /** The call is over, whether or not anybody has closed it. */
    public static void over(Object call, Status status) {
        if (status.isOk()) {
            tell(call, status, null);
        } else {
            closed(call, status);
        }
    }

    private static void tell(Object call, Status status, @Nullable Throwable cause) {
        RemoteCalls.closed(call, status.getCode().value(), cause);
    }

    /** What is left to say of a call whose handler or listener has thrown: gRPC tells the client no more. */
    public static void failed(@Nullable Object call, Throwable thrown) {
        if (call != null) {
            closed(call, Status.UNKNOWN.withCause(thrown));
        }
    }

    /** The same where the call's parameters are at hand. */
    public static void failedToStart(Object parameters, Throwable thrown) {
        if (parameters instanceof ExposedField exposed) {
            failed(exposed.pitot$field(), thrown);
        }
    }
}
