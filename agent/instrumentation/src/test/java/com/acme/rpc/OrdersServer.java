package com.acme.rpc;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.Status;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** {@link OrdersService} behind a transport, with a client of it: given a method's name, it answers the call's status. */
public final class OrdersServer implements UnaryOperator<String>, AutoCloseable {

    private final ExecutorService others = Executors.newCachedThreadPool();
    private final Server server;
    private final ManagedChannel channel;

    /** @param isInProcess or else on a port */
    public OrdersServer(boolean isInProcess) throws IOException {
        ServerBuilder<?> builder = isInProcess ? InProcessServerBuilder.forName("orders") : ServerBuilder.forPort(0);
        server = builder.addService(new OrdersService(others))
                .intercept(new Doorkeeper())
                .build()
                .start();
        channel = isInProcess
                ? InProcessChannelBuilder.forName("orders").build()
                : ManagedChannelBuilder.forAddress("localhost", server.getPort())
                        .usePlaintext()
                        .build();
    }

    @Override
    public String apply(String name) {
        return switch (name) {
            case "Watch" -> call(Text.method(name, MethodType.SERVER_STREAMING), "order", 1, false);
            case "Watch and leave" -> call(Text.method("Watch", MethodType.SERVER_STREAMING), "forever", 1, true);
            case "Sum" -> call(Text.method(name, MethodType.BIDI_STREAMING), "order", 2, false);
            default -> call(Text.method(name, MethodType.UNARY), "order", 1, false);
        };
    }

    private String call(MethodDescriptor<String, String> method, String request, int requests, boolean leaves) {
        CallOptions options = method.getFullMethodName().endsWith("Never")
                ? CallOptions.DEFAULT.withDeadlineAfter(1, TimeUnit.SECONDS)
                : CallOptions.DEFAULT;
        ClientCall<String, String> call = channel.newCall(method, options);
        CompletableFuture<String> status = new CompletableFuture<>();
        call.start(
                new ClientCall.Listener<>() {
                    private int messages;

                    @Override
                    public void onMessage(String message) {
                        if (++messages == 3 && leaves) {
                            call.cancel("seen enough", null);
                        }
                    }

                    @Override
                    public void onClose(Status closed, Metadata trailers) {
                        status.complete(closed.getCode().name());
                    }
                },
                new Metadata());
        call.request(10);
        for (int i = 0; i < requests; i++) {
            call.sendMessage(request);
        }
        call.halfClose();
        try {
            return status.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        channel.shutdownNow();
        server.shutdownNow();
        others.shutdownNow();
    }
}
