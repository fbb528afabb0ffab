package io.pitot.agent.instrumentation.tomcat;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

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

    /** For the service loader. */
    public TomcatInstrumentation() {}

    @Override
    public String name() {
        return "tomcat";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of("org.apache.catalina.connector.CoyoteAdapter");
    }

    @Override
    public Set<String> helpers() {
        return Set.of("io.pitot.agent.instrumentation.tomcat.TomcatReader");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        ElementMatcher.Junction<MethodDescription> service = named("service")
                .and(takesArguments(2))
                .and(takesArgument(0, named("org.apache.coyote.Request")))
                .and(takesArgument(1, named("org.apache.coyote.Response")));
        ElementMatcher.Junction<MethodDescription> asyncDispatch =
                named("asyncDispatch").and(takesArgument(0, named("org.apache.coyote.Request")));
        weaver.expect(service, "service(Request, Response)")
                .advice(service, "io.pitot.agent.instrumentation.tomcat.CoyoteAdapterAdvice")
                .advice(asyncDispatch, "io.pitot.agent.instrumentation.tomcat.AsyncDispatchAdvice");
    }
}
