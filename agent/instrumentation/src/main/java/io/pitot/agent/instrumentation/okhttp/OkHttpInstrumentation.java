package io.pitot.agent.instrumentation.okhttp;

import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import io.pitot.agent.bootstrap.ObservedCallback;
import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;

/**
 * Calls of OkHttp that are put into its queue. They run for the request that put them there: to the executor's pool they are
 * given by whichever thread has just ended a call to the same host, which may be another request's.
 */
public final class OkHttpInstrumentation extends LibraryInstrumentation {

    private static final String CALLBACK = "io.pitot.agent.instrumentation.CallbackAdvice$";

    /** For the service loader. */
    public OkHttpInstrumentation() {}

    @Override
    public String name() {
        return "okhttp";
    }

    @Override
    public Set<String> typeNames() {
        // The second is its name before OkHttp 4.3.
        return Set.of("okhttp3.internal.connection.RealCall$AsyncCall", "okhttp3.RealCall$AsyncCall");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        var run = namedOneOf("run", "execute").and(takesNoArguments());
        weaver.expect(run, "run()")
                .state(ObservedCallback.class)
                .advice(isConstructor(), CALLBACK + "Made")
                .advice(run, CALLBACK + "ToldApart");
    }
}
