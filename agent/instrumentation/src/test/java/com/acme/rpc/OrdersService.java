package com.acme.rpc;

import com.acme.scoring.TreeScorer;
import io.grpc.BindableService;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;

/** A service that does what its methods are called, and scores whenever it works. */
final class OrdersService implements BindableService {

    private final TreeScorer scorer = new TreeScorer();
    private final ExecutorService others;

    /** @param others threads that are not the server's */
    OrdersService(ExecutorService others) {
        this.others = others;
    }

    @Override
    public ServerServiceDefinition bindService() {
        return ServerServiceDefinition.builder("acme.Orders")
                .addMethod(Text.method("Find", MethodType.UNARY), ServerCalls.asyncUnaryCall(this::find))
                .addMethod(Text.method("Later", MethodType.UNARY), ServerCalls.asyncUnaryCall(this::later))
                .addMethod(Text.method("Missing", MethodType.UNARY), ServerCalls.asyncUnaryCall(OrdersService::missing))
                .addMethod(Text.method("Broken", MethodType.UNARY), ServerCalls.asyncUnaryCall(OrdersService::broken))
                .addMethod(Text.method("Down", MethodType.UNARY), ServerCalls.asyncUnaryCall(OrdersService::down))
                .addMethod(Text.method("Refused", MethodType.UNARY), ServerCalls.asyncUnaryCall(this::find))
                .addMethod(Text.method("Unstarted", MethodType.UNARY), ServerCalls.asyncUnaryCall(this::find))
                .addMethod(
                        Text.method("Never", MethodType.UNARY), ServerCalls.asyncUnaryCall((request, response) -> {}))
                .addMethod(
                        Text.method("Watch", MethodType.SERVER_STREAMING),
                        ServerCalls.asyncServerStreamingCall(this::watch))
                .addMethod(Text.method("Sum", MethodType.BIDI_STREAMING), ServerCalls.asyncBidiStreamingCall(this::sum))
                .build();
    }

    private void find(String request, StreamObserver<String> response) {
        scorer.score(1);
        response.onNext(request);
        response.onCompleted();
    }

    /** Answers when the method has returned. */
    private void later(String request, StreamObserver<String> response) {
        CountDownLatch returned = new CountDownLatch(1);
        others.execute(() -> {
            try {
                returned.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            find(request, response);
        });
        scorer.score(2);
        returned.countDown();
    }

    private static void missing(String request, StreamObserver<String> response) {
        response.onError(Status.NOT_FOUND
                .withCause(new IllegalArgumentException(request))
                .asRuntimeException());
    }

    private static void broken(String request, StreamObserver<String> response) {
        throw new IllegalStateException(request);
    }

    private static void down(String request, StreamObserver<String> response) {
        response.onError(Status.UNAVAILABLE
                .withCause(new UnsupportedOperationException(request))
                .asRuntimeException());
    }

    private void watch(String request, StreamObserver<String> response) {
        for (int i = 0; i < 3; i++) {
            scorer.score(i);
            response.onNext(request + i);
        }
        if (!request.equals("forever")) {
            response.onCompleted();
        }
    }

    private StreamObserver<String> sum(StreamObserver<String> response) {
        scorer.score(0);
        return new StreamObserver<>() {
            @Override
            public void onNext(String value) {
                scorer.score(value.length());
                response.onNext(value);
            }

            @Override
            public void onError(Throwable thrown) {
                // The client has gone.
            }

            @Override
            public void onCompleted() {
                scorer.score(1);
                response.onCompleted();
            }
        };
    }
}
