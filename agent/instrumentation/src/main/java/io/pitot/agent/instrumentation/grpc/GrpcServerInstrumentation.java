package io.pitot.agent.instrumentation.grpc;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import io.pitot.agent.bootstrap.IdentityCarrier;
import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * Servers of grpc-java, on any transport, interceptors included. Below the handlers, which may be lambdas: the server asks the
 * outermost one, tells the call's listener what the client does, each on a thread of its own choice, and the call is
 * closed by whoever is done with it.
 */
public final class GrpcServerInstrumentation extends LibraryInstrumentation {

    private static final String INTERNAL = "io.grpc.internal.";
    private static final String TRANSPORT = INTERNAL + "ServerImpl$ServerTransportListenerImpl";
    private static final String PARAMETERS = TRANSPORT + "$ServerCallParameters";
    private static final String CALL = INTERNAL + "ServerCallImpl";
    private static final String LISTENER = CALL + "$ServerStreamListenerImpl";

    /** For the service loader. */
    public GrpcServerInstrumentation() {}

    @Override
    public String name() {
        return "grpc";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(TRANSPORT, PARAMETERS, CALL, LISTENER);
    }

    @Override
    public Set<String> helpers() {
        return Set.of("io.pitot.agent.instrumentation.grpc.GrpcReader");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        switch (type.getName()) {
            case TRANSPORT -> {
                var start = named("startWrappedCall")
                        .and(takesArgument(0, String.class))
                        .and(takesArgument(1, named(PARAMETERS)));
                weaver.expect(start, "startWrappedCall(String, ServerCallParameters, Metadata)")
                        .advice(start, advice("StartCallAdvice"));
            }
            case PARAMETERS -> weaver.expose("call");
            case CALL -> {
                var close = named("close").and(takesArguments(2)).and(takesArgument(0, named("io.grpc.Status")));
                weaver.expect(close, "close(Status, Metadata)")
                        .expose("context")
                        .state(IdentityCarrier.class)
                        .advice(close, advice("CloseAdvice"));
            }
            default -> {
                ElementMatcher.Junction<MethodDescription> messages =
                        named("messagesAvailable").and(takesArguments(1));
                var halfClosed = named("halfClosed").and(takesNoArguments());
                var ready = named("onReady").and(takesNoArguments());
                var closed = named("closed").and(takesArguments(1)).and(takesArgument(0, named("io.grpc.Status")));
                if (!weaver.declares("call")) {
                    weaver.refuse("unknown version: it declares no field call");
                }
                weaver.expect(messages, "messagesAvailable(MessageProducer)")
                        .expect(halfClosed, "halfClosed()")
                        .expect(closed, "closed(Status)")
                        .advice(messages.or(halfClosed).or(ready).or(closed), advice("ListenerAdvice"));
            }
        }
    }

    private static String advice(String name) {
        return GrpcServerInstrumentation.class.getPackageName() + "." + name;
    }
}
