package io.pitot.agent.instrumentation.micronaut;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.pitot.agent.bootstrap.IdentityCarrier;
import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;

/**
 * Micronaut's server on Netty. A request begins when its head has been read, is carried by its {@code NettyHttpRequest}, and ends on its
 * event loop when its response has been written, or with its connection. To the executor that a route is run on it follows the JDK's.
 */
public final class MicronautServerInstrumentation extends LibraryInstrumentation {

    private static final String NETTY = "io.micronaut.http.server.netty.";
    private static final String REQUEST = NETTY + "NettyHttpRequest";
    private static final String LIFECYCLE = NETTY + "NettyRequestLifecycle";
    private static final String HANDLER = NETTY + "RoutingInBoundHandler";
    private static final String ADVICE = MicronautServerInstrumentation.class.getPackageName() + ".";

    /** For the service loader. */
    public MicronautServerInstrumentation() {}

    @Override
    public String name() {
        return "micronaut";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(REQUEST, LIFECYCLE, HANDLER);
    }

    @Override
    public Set<String> helpers() {
        return Set.of(ADVICE + "MicronautServerReader");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        switch (type.getName()) {
            case REQUEST -> weaver.state(IdentityCarrier.class);
            case LIFECYCLE -> {
                var handle = named("handleNormal").and(takesArguments(1)).and(takesArgument(0, named(REQUEST)));
                weaver.expect(handle, "handleNormal(NettyHttpRequest)").advice(handle, ADVICE + "HandleAdvice");
            }
            default -> {
                var write = named("writeResponse").and(takesArguments(4)).and(takesArgument(1, named(REQUEST)));
                var written = named("responseWritten").and(takesArguments(Object.class));
                weaver.expect(write, "writeResponse(OutboundAccess, NettyHttpRequest, HttpResponse, Throwable)")
                        .expect(written, "responseWritten(Object)")
                        .advice(write, ADVICE + "WriteAdvice")
                        .advice(written, ADVICE + "WrittenAdvice");
            }
        }
    }
}
