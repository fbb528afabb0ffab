package io.pitot.agent.instrumentation.jetty;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.returns;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import io.pitot.agent.bootstrap.IdentityCarrier;
import io.pitot.agent.bootstrap.ObservedServlet;
import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;

/**
 * The whole request as Jetty up to version 11 sees it: a channel handles it, on one thread after another if it goes on
 * asynchronously, until it is completed.
 */
public final class JettyChannelInstrumentation extends LibraryInstrumentation {

    private static final String SERVER = "org.eclipse.jetty.server.";
    private static final String CHANNEL = SERVER + "HttpChannel";
    /** What a servlet is initialised with, once for each registration. */
    private static final String CONFIG = "org.eclipse.jetty.servlet.ServletHolder$Config";

    private static final String RESPONSE = SERVER + "Response";

    /** For the service loader. */
    public JettyChannelInstrumentation() {}

    @Override
    public String name() {
        return "jetty";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(CHANNEL, CONFIG, RESPONSE, SERVER + "HttpChannelState");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        if (type.isInterface()) {
            // Jetty 12, where these are other things.
            return;
        }
        switch (type.getName()) {
            case CHANNEL -> channel(weaver, type);
            case CONFIG -> weaver.state(ObservedServlet.class);
            case RESPONSE -> {
                var complete = named("completeOutput")
                        .and(takesArguments(1))
                        .and(takesArgument(0, named("org.eclipse.jetty.util.Callback")));
                if (!weaver.declares("_channel")) {
                    weaver.refuse("unknown version: it declares no field _channel");
                }
                weaver.expect(complete, "completeOutput(Callback)").advice(complete, advice("CompleteOutputAdvice"));
            }
            default -> weaver.expose("_outputState");
        }
    }

    private static void channel(Weaver weaver, TypeDescription type) {
        var handle = named("handle").and(takesNoArguments()).and(returns(boolean.class));
        var complete = named("onCompleted").and(takesNoArguments());
        var recycle = named("recycle").and(takesNoArguments());
        if (!weaver.declares("_request") || !weaver.declares("_response") || !weaver.declares("_written")) {
            weaver.refuse("unknown version: it declares no fields _request, _response and _written");
        }
        // Of version 11, and of the older ones.
        var dispatch = named("dispatch").and(takesArgument(0, named("jakarta.servlet.DispatcherType")));
        String namespace = type.getDeclaredMethods().filter(dispatch).isEmpty() ? "javax.servlet" : "jakarta.servlet";
        weaver.expect(handle, "handle()")
                .expect(complete, "onCompleted()")
                .expect(recycle, "recycle()")
                .expose("_state")
                .state(IdentityCarrier.class)
                .advice(handle, advice("ChannelHandleAdvice"), "jakarta.servlet", namespace)
                .advice(complete, advice("ChannelCompletedAdvice"), "jakarta.servlet", namespace)
                .advice(recycle, "io.pitot.agent.instrumentation.RecycleAdvice");
    }

    private static String advice(String name) {
        return JettyChannelInstrumentation.class.getPackageName() + "." + name;
    }
}
