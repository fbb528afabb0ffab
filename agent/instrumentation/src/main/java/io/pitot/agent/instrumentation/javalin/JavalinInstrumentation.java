package io.pitot.agent.instrumentation.javalin;

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
 * Javalin 6, one servlet for all paths. What runs for a request are entries, of which that of an HTTP method is its route; others are
 * run before and after it, for many paths. In Javalin 5 they were of another type.
 */
public final class JavalinInstrumentation extends LibraryInstrumentation {

    private static final String ENTRY = "io.javalin.router.Endpoint";
    private static final String EXCEPTIONS = "io.javalin.router.exception.ExceptionMapper";

    /** For the service loader. */
    public JavalinInstrumentation() {}

    @Override
    public String name() {
        return "javalin";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(ENTRY, EXCEPTIONS);
    }

    @Override
    public Set<String> helpers() {
        return Set.of("io.pitot.agent.instrumentation.javalin.JavalinReader");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        if (type.getName().equals(ENTRY)) {
            ElementMatcher.Junction<MethodDescription> handle =
                    named("handle").and(takesArguments(1)).and(takesArgument(0, named("io.javalin.http.Context")));
            weaver.expect(handle, "handle(Context)").advice(handle, advice("EndpointAdvice"));
        } else {
            ElementMatcher.Junction<MethodDescription> handle =
                    named("handle$javalin").and(takesArguments(2)).and(takesArgument(1, Throwable.class));
            weaver.expect(handle, "handle$javalin(Context, Throwable)").advice(handle, advice("ExceptionAdvice"));
        }
    }

    private static String advice(String name) {
        return JavalinInstrumentation.class.getPackageName() + "." + name;
    }
}
