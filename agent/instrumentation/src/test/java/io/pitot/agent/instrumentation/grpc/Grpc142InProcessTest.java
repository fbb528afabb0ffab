package io.pitot.agent.instrumentation.grpc;

/** gRPC 1.42 within the JVM. */
class Grpc142InProcessTest extends GrpcServerContract {

    Grpc142InProcessTest() {
        super("grpc1.42", true);
    }
}
