package io.pitot.agent.instrumentation.servlet;

import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.returns;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.pitot.agent.bootstrap.IdentityCarrier;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * Requests that go on after their first thread has returned: until they are complete, and on whichever thread the
 * container comes back with them.
 */
public abstract class AsyncInstrumentation extends NamespaceInstrumentation {

    /** @param namespace {@code jakarta.servlet} or {@code javax.servlet} */
    AsyncInstrumentation(String namespace) {
        super(namespace);
    }

    @Override
    public Set<String> supertypes() {
        return Set.of(
                namespace + ".ServletRequest",
                namespace + ".AsyncContext",
                namespace + ".ReadListener",
                namespace + ".WriteListener");
    }

    @Override
    public Set<String> methods() {
        return Set.of("startAsync");
    }

    @Override
    public boolean excludes(String typeName) {
        // Made for each request, which a field would make larger; Tomcat's own instrumentation looks behind it.
        return typeName.equals("org.apache.catalina.connector.RequestFacade");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        ElementMatcher.Junction<MethodDescription> startAsync =
                named("startAsync").and(returns(named(namespace + ".AsyncContext")));
        ElementMatcher.Junction<MethodDescription> called =
                named("onDataAvailable").or(named("onWritePossible")).and(takesArguments(0));
        ElementMatcher.Junction<MethodDescription> completed =
                named("onAllDataRead").and(takesArguments(0));
        if (has(type, startAsync)) {
            weaver.state(IdentityCarrier.class);
            weave(weaver, startAsync, "StartAsyncAdvice");
        } else if (has(type, called)) {
            weaver.state(IdentityCarrier.class);
            weave(weaver, isConstructor(), "ListenerMadeAdvice");
            weave(weaver, called.or(completed), "ListenerAdvice");
        } else {
            weave(weaver, named("start").and(takesArguments(Runnable.class)), "StartAdvice");
        }
    }

    private static boolean has(TypeDescription type, ElementMatcher<MethodDescription> methods) {
        return !type.getDeclaredMethods().filter(methods).isEmpty();
    }
}
