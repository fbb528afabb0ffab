package io.pitot.agent.instrumentation.jetty;

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
 * The whole request as the core of Jetty 12 sees it, whatever is built on it. Handlers are called on one thread; the stream
 * is completed when they have returned and the last byte is sent, by whichever thread comes to both.
 */
public final class JettyInstrumentation extends LibraryInstrumentation {

    private static final String SERVER = "org.eclipse.jetty.server.";
    private static final String CHANNEL = SERVER + "internal.HttpChannelState";
    private static final String INVOKER = CHANNEL + "$HandlerInvoker";

    /** For the service loader. */
    public JettyInstrumentation() {}

    @Override
    public String name() {
        return "jetty";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(SERVER + "Server", CHANNEL, INVOKER);
    }

    @Override
    public Set<String> helpers() {
        return Set.of("io.pitot.agent.instrumentation.jetty.JettyReader");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        // Of the invoker up to Jetty 12.0, of the channel since.
        var complete = named("completeStream").and(takesArguments(2)).and(takesArgument(1, Throwable.class));
        switch (type.getName()) {
            case CHANNEL -> {
                var recycle = named("recycle").and(takesNoArguments());
                weaver.expect(recycle, "recycle()")
                        .expose("_streamSendState")
                        .state(IdentityCarrier.class)
                        .advice(recycle, "io.pitot.agent.instrumentation.RecycleAdvice")
                        .advice(complete, advice("CompleteStreamAdvice"));
            }
            case INVOKER -> {
                ElementMatcher.Junction<MethodDescription> run = named("run").and(takesNoArguments());
                if (!weaver.declares("this$0")) {
                    weaver.refuse("unknown version: it declares no field this$0");
                }
                weaver.expect(run, "run()")
                        .advice(run, advice("HandlerInvokerAdvice"))
                        .advice(complete, advice("CompleteInvokedStreamAdvice"));
            }
            default -> {
                var handle = named("handle")
                        .and(takesArguments(3))
                        .and(takesArgument(0, named(SERVER + "Request")))
                        .and(takesArgument(1, named(SERVER + "Response")));
                weaver.advice(handle, advice("ServerHandleAdvice"));
            }
        }
    }

    private static String advice(String name) {
        return JettyInstrumentation.class.getPackageName() + "." + name;
    }
}
