package io.pitot.agent.instrumentation.tomcat;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.pitot.agent.bootstrap.IdentityCarrier;
import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * The whole request as Tomcat's connector sees it, error pages and the last flush included: status,
 * duration and bytes are those that the client gets.
 */
public final class TomcatInstrumentation extends LibraryInstrumentation {

    private static final String REQUEST = "org.apache.coyote.Request";

    private static final String PROCESSOR = "org.apache.coyote.AbstractProcessor";

    /** For the service loader. */
    public TomcatInstrumentation() {}

    @Override
    public String name() {
        return "tomcat";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of("org.apache.catalina.connector.CoyoteAdapter", REQUEST, PROCESSOR);
    }

    @Override
    public Set<String> helpers() {
        return Set.of("io.pitot.agent.instrumentation.tomcat.TomcatReader");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        switch (type.getName()) {
            case REQUEST -> {
                ElementMatcher.Junction<MethodDescription> recycle =
                        named("recycle").and(takesArguments(0));
                weaver.expect(recycle, "recycle()")
                        .state(IdentityCarrier.class)
                        .advice(recycle, "io.pitot.agent.instrumentation.RecycleAdvice");
            }
            case PROCESSOR -> {
                ElementMatcher.Junction<MethodDescription> setErrorState =
                        named("setErrorState").and(takesArguments(2)).and(takesArgument(1, Throwable.class));
                weaver.expect(setErrorState, "setErrorState(ErrorState, Throwable)")
                        .advice(setErrorState, "io.pitot.agent.instrumentation.tomcat.ErrorStateAdvice");
            }
            default -> weaveAdapter(weaver);
        }
    }

    private static void weaveAdapter(Weaver weaver) {
        ElementMatcher.Junction<MethodDescription> service = named("service")
                .and(takesArguments(2))
                .and(takesArgument(0, named(REQUEST)))
                .and(takesArgument(1, named("org.apache.coyote.Response")));
        ElementMatcher.Junction<MethodDescription> asyncDispatch = named("asyncDispatch")
                .and(takesArguments(3))
                .and(takesArgument(0, named(REQUEST)))
                .and(takesArgument(1, named("org.apache.coyote.Response")));
        weaver.expect(service, "service(Request, Response)")
                .expect(asyncDispatch, "asyncDispatch(Request, Response, SocketEvent)")
                .advice(service, "io.pitot.agent.instrumentation.tomcat.CoyoteAdapterAdvice")
                .advice(asyncDispatch, "io.pitot.agent.instrumentation.tomcat.AsyncDispatchAdvice");
    }
}
