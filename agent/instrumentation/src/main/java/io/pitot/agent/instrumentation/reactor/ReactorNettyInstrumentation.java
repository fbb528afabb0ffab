package io.pitot.agent.instrumentation.reactor;

import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import io.pitot.agent.bootstrap.IdentityCarrier;
import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;

/**
 * Reactor Netty's HTTP server. A request begins when its head has been read, is carried by its {@code HttpServerOperations},
 * which is given all that is read of it on its event loop, and ends when the application has completed the response, or with
 * its connection. From there it follows the JDK's executors, which Reactor's schedulers are built on.
 */
public final class ReactorNettyInstrumentation extends LibraryInstrumentation {

    private static final String SERVER = "reactor.netty.http.server.";
    private static final String OPERATIONS = SERVER + "HttpServerOperations";
    private static final String WEB_SOCKET = SERVER + "WebsocketServerOperations";

    /** Of servers and clients: only those of servers carry anything. */
    private static final String CHANNEL = "reactor.netty.channel.ChannelOperations";

    private static final String ADVICE = ReactorNettyInstrumentation.class.getPackageName() + ".";

    /** For the service loader. */
    public ReactorNettyInstrumentation() {}

    @Override
    public String name() {
        return "reactor-netty";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(OPERATIONS, WEB_SOCKET, CHANNEL);
    }

    @Override
    public Set<String> helpers() {
        return Set.of(ADVICE + "ReactorNettyReader");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        switch (type.getName()) {
            case OPERATIONS -> {
                var read = named("onInboundNext").and(takesArguments(2)).and(takesArgument(1, Object.class));
                var answered = named("onOutboundComplete").and(takesNoArguments());
                weaver.expect(read, "onInboundNext(ChannelHandlerContext, Object)")
                        .expect(answered, "onOutboundComplete()")
                        .state(IdentityCarrier.class)
                        .advice(read, ADVICE + "InboundAdvice")
                        .advice(answered, ADVICE + "OutboundCompleteAdvice");
            }
            case WEB_SOCKET -> {
                var made = isConstructor().and(takesArgument(2, named(OPERATIONS)));
                weaver.expect(made, "constructor with (String, WebsocketServerSpec, HttpServerOperations)")
                        .advice(made, ADVICE + "UpgradeAdvice");
            }
            default -> {
                var terminate = named("terminate").and(takesNoArguments());
                weaver.expect(terminate, "terminate()").advice(terminate, ADVICE + "TerminateAdvice");
            }
        }
    }
}
