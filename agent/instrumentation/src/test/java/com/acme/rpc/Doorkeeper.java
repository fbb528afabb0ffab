package com.acme.rpc;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;

/** Turns some calls away before their method is run. */
final class Doorkeeper implements ServerInterceptor {

    @Override
    public <I, O> ServerCall.Listener<I> interceptCall(
            ServerCall<I, O> call, Metadata headers, ServerCallHandler<I, O> next) {
        String method = call.getMethodDescriptor().getFullMethodName();
        if (method.equals("acme.Orders/Unstarted")) {
            throw new UnsupportedOperationException(method);
        }
        if (method.equals("acme.Orders/Refused")) {
            call.close(Status.UNAUTHENTICATED, new Metadata());
            return new ServerCall.Listener<>() {};
        }
        return next.startCall(call, headers);
    }
}
