/** gRPC: each call of a server is a unit of work. */
@NullMarked
package io.pitot.agent.instrumentation.grpc;

import org.jspecify.annotations.NullMarked;
