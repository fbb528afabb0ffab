package io.pitot.it.app;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Calls methods of its own gRPC server, whose queries are told apart by one word. Prints what it has run, and ends. */
public final class CallsApp {

    /** How often it calls each method. */
    public static final int CALLS = 5;

    private static final ExecutorService OTHERS = Executors.newFixedThreadPool(2);

    private CallsApp() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Server server = ServerBuilder.forPort(0)
                .addService(ServerServiceDefinition.builder("acme.Orders")
                        .addMethod(method("Find"), ServerCalls.asyncUnaryCall(CallsApp::find))
                        .addMethod(method("Missing"), ServerCalls.asyncUnaryCall(CallsApp::missing))
                        .addMethod(method("Broken"), ServerCalls.asyncUnaryCall(CallsApp::broken))
                        .build())
                .build()
                .start();
        ManagedChannel channel = ManagedChannelBuilder.forAddress("localhost", server.getPort())
                .usePlaintext()
                .build();
        for (int i = 0; i < CALLS; i++) {
            call(channel, "Find");
            call(channel, "Missing");
            call(channel, "Broken");
        }
        channel.shutdownNow();
        server.shutdown().awaitTermination();
        OTHERS.shutdown();
        HandedOver.tell();
    }

    private static void call(ManagedChannel channel, String name) {
        String answer;
        try {
            answer = ClientCalls.blockingUnaryCall(channel, method(name), CallOptions.DEFAULT, name);
        } catch (StatusRuntimeException e) {
            answer = e.getStatus().getCode().name();
        }
        System.out.println(name + ": " + answer);
    }

    /** Is answered by another thread. */
    private static void find(String request, StreamObserver<String> response) {
        HandedOver.query("of_the_call");
        OTHERS.execute(() -> {
            HandedOver.query("of_its_other_thread");
            response.onNext(request);
            response.onCompleted();
        });
    }

    private static void missing(String request, StreamObserver<String> response) {
        HandedOver.query("of_nothing");
        response.onError(Status.NOT_FOUND.asRuntimeException());
    }

    private static void broken(String request, StreamObserver<String> response) {
        throw new IllegalStateException(request);
    }

    private static MethodDescriptor<String, String> method(String name) {
        return MethodDescriptor.newBuilder(new Text(), new Text())
                .setType(MethodType.UNARY)
                .setFullMethodName("acme.Orders/" + name)
                .build();
    }

    /** Messages are text, so that no code needs to be generated. */
    private static final class Text implements MethodDescriptor.Marshaller<String> {

        @Override
        public InputStream stream(String value) {
            return new ByteArrayInputStream(value.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String parse(InputStream stream) {
            try {
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
