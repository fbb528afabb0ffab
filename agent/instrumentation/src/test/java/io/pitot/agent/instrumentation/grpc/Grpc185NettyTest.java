package io.pitot.agent.instrumentation.grpc;

/** gRPC 1.85 on Netty. */
class Grpc185NettyTest extends GrpcServerContract {

    Grpc185NettyTest() {
        super("grpc1.85", false);
    }
}
