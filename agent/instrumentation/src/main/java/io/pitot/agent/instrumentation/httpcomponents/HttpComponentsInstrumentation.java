package io.pitot.agent.instrumentation.httpcomponents;

import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.pitot.agent.bootstrap.ObservedCallback;
import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;

/**
 * The future that asynchronous clients of Apache HttpComponents make for each call, and by which they tell the application's
 * callback of its end: it is told for the request that made the call, on whichever of the reactor's threads.
 */
public final class HttpComponentsInstrumentation extends LibraryInstrumentation {

    private static final String CALLBACK = "io.pitot.agent.instrumentation.CallbackAdvice$";

    /** For the service loader. */
    public HttpComponentsInstrumentation() {}

    @Override
    public String name() {
        return "httpcomponents";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of("org.apache.hc.core5.concurrent.BasicFuture", "org.apache.http.concurrent.BasicFuture");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        var completed = named("completed").and(takesArguments(Object.class));
        var failed = named("failed").and(takesArguments(Exception.class));
        var cancelled = named("cancel").and(takesArguments(boolean.class));
        weaver.expect(completed, "completed(Object)")
                .expect(failed, "failed(Exception)")
                .expect(cancelled, "cancel(boolean)")
                .state(ObservedCallback.class)
                .advice(isConstructor(), CALLBACK + "Made")
                .advice(completed.or(failed).or(cancelled), CALLBACK + "ToldApart");
    }
}
