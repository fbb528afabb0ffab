package io.pitot.agent.instrumentation.grpc;

/** gRPC 1.85 within the JVM. */
class Grpc185InProcessTest extends GrpcServerContract {

    Grpc185InProcessTest() {
        super("grpc1.85", true);
    }
}
