package io.pitot.agent.instrumentation.okhttp;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.returns;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import io.pitot.agent.bootstrap.ObservedHttpCall;
import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;

/**
 * Calls of OkHttp: each comes to {@code getResponseWithInterceptorChain}, on the thread that executes it or, once it has been put
 * into the queue, on one of the dispatcher's; there all its interceptors run, and it returns when the head of the response is there.
 */
public final class OkHttpCallInstrumentation extends LibraryInstrumentation {

    private static final String RECOVERY = "okhttp3.internal.http.RetryAndFollowUpInterceptor";
    private static final String ADVICE = OkHttpCallInstrumentation.class.getPackageName() + ".";

    /** For the service loader. */
    public OkHttpCallInstrumentation() {}

    @Override
    public String name() {
        return "okhttp";
    }

    @Override
    public Set<String> typeNames() {
        // The second is its name before OkHttp 4.3.
        return Set.of("okhttp3.internal.connection.RealCall", "okhttp3.RealCall", RECOVERY);
    }

    @Override
    public Set<String> helpers() {
        return Set.of(ADVICE + "OkHttpReader");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        if (type.getName().equals(RECOVERY)) {
            var recover = named("recover").and(returns(boolean.class));
            weaver.expect(recover, "recover").advice(recover, ADVICE + "RecoverAdvice");
            return;
        }
        var enqueue = named("enqueue").and(takesArguments(1));
        var respond = namedOneOf("getResponseWithInterceptorChain", "getResponseWithInterceptorChain$okhttp")
                .and(takesNoArguments());
        weaver.expect(enqueue, "enqueue(Callback)")
                .expect(respond, "getResponseWithInterceptorChain()")
                .state(ObservedHttpCall.class)
                .advice(enqueue, ADVICE + "EnqueueAdvice")
                .advice(respond, ADVICE + "RespondAdvice");
    }
}
