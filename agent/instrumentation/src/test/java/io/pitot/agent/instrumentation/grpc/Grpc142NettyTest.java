package io.pitot.agent.instrumentation.grpc;

/** gRPC 1.42 on Netty. */
class Grpc142NettyTest extends GrpcServerContract {

    Grpc142NettyTest() {
        super("grpc1.42", false);
    }
}
