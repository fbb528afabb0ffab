package io.pitot.agent.instrumentation.reactor;

import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.pitot.agent.bootstrap.ObservedCallback;
import io.pitot.agent.bootstrap.ObservedHttpCall;
import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;

/**
 * Reactor Netty's HTTP client, Spring's {@code WebClient} on it: what its event loop runs for the application is run for the
 * request in which the exchange was subscribed to. Each try of an exchange, on whichever connection of the pool, has
 * observers of its own; they carry the request, and nothing of the connection does. What is received of a body runs for the
 * request in which the body was subscribed to.
 */
public final class ReactorNettyClientInstrumentation extends LibraryInstrumentation {

    private static final String CONNECT = "reactor.netty.http.client.HttpClientConnect$";

    /** Is one exchange, whatever it is redirected to and how often it is tried. */
    private static final String HANDLER = CONNECT + "HttpClientHandler";

    /** Is told when the request can be written and when its response has come. */
    private static final String HANDLER_OBSERVER = CONNECT + "HttpIOHandlerObserver";

    /** Is told what failed; tries again or goes where it is redirected to. */
    private static final String OBSERVER = CONNECT + "HttpObserver";

    /** Is told that there is no connection. */
    private static final String CONNECTING = CONNECT + "MonoHttpConnect$ClientTransportSubscriber";

    /** Of clients and servers, whose body belongs to the request that it is of. */
    private static final String BODY = "reactor.netty.channel.FluxReceive";

    private static final String CALLBACK = "io.pitot.agent.instrumentation.CallbackAdvice$";
    private static final String ADVICE = ReactorNettyClientInstrumentation.class.getPackageName() + ".";

    /** For the service loader. */
    public ReactorNettyClientInstrumentation() {}

    @Override
    public String name() {
        return "reactor-netty";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(HANDLER, HANDLER_OBSERVER, OBSERVER, CONNECTING, BODY);
    }

    @Override
    public Set<String> helpers() {
        return Set.of(ADVICE + "ReactorNettyReader");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        switch (type.getName()) {
            case HANDLER -> {
                weaveCall(weaver);
                return;
            }
            case HANDLER_OBSERVER -> {
                var state = named("onStateChange").and(takesArguments(2));
                weaver.expect(state, "onStateChange(Connection, State)")
                        .advice(isConstructor(), CALLBACK + "Made")
                        .advice(state, ADVICE + "ClientStateAdvice")
                        .advice(state, ADVICE + "ClientResponseAdvice");
                if (!weaver.declares("handler")) {
                    weaver.refuse("unknown version: it declares no field handler");
                }
            }
            case OBSERVER -> {
                var failed = named("onUncaughtException").and(takesArguments(2));
                weaver.expect(failed, "onUncaughtException(Connection, Throwable)")
                        .advice(isConstructor(), CALLBACK + "Made")
                        .advice(failed, CALLBACK + "ToldApart");
            }
            case CONNECTING -> {
                var failed = named("onError").and(takesArguments(Throwable.class));
                weaver.expect(failed, "onError(Throwable)")
                        .advice(isConstructor(), CALLBACK + "Made")
                        .advice(failed, CALLBACK + "ToldApart");
            }
            default -> {
                var subscribe = named("subscribe").and(takesArgument(0, named("reactor.core.CoreSubscriber")));
                String[] signals = {
                    "startReceiver", "drainReceiver", "onInboundNext", "onInboundComplete", "onInboundError"
                };
                for (String signal : signals) {
                    weaver.expect(named(signal), signal);
                }
                weaver.expect(subscribe, "subscribe(CoreSubscriber)")
                        .advice(subscribe, CALLBACK + "Waits")
                        .advice(namedOneOf(signals), CALLBACK + "Told");
            }
        }
        weaver.state(ObservedCallback.class);
    }

    private static void weaveCall(Weaver weaver) {
        var failed = named("test").and(takesArguments(Throwable.class));
        weaver.expect(failed, "test(Throwable)")
                .state(ObservedHttpCall.class)
                .advice(isConstructor(), ADVICE + "ClientCallAdvice")
                .advice(failed, ADVICE + "ClientFailureAdvice");
        if (!weaver.declares("method") || !weaver.declares("toURI")) {
            weaver.refuse("unknown version: it declares no field method or toURI");
        }
    }
}
