package io.pitot.agent.instrumentation.jdkhttp;

import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import io.pitot.agent.bootstrap.ObservedHttpCall;
import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import java.util.concurrent.Executor;
import net.bytebuddy.description.type.TypeDescription;

/**
 * {@code java.net.http.HttpClient}, whose {@code send} is a {@code sendAsync} that is waited for. A call is one {@code
 * MultiExchange}, whatever it is redirected to and how often it is tried; each exchange of it makes a {@code Response} when it has
 * the head of one. Its future is complete before the application's is.
 */
public final class JdkHttpClientInstrumentation extends LibraryInstrumentation {

    private static final String CLIENT = "jdk.internal.net.http.";
    private static final String CALL = CLIENT + "MultiExchange";
    private static final String EXCHANGE = CLIENT + "Exchange";
    private static final String RESPONSE = CLIENT + "Response";

    private static final String ADVICE = JdkHttpClientInstrumentation.class.getPackageName() + ".";

    /** For the service loader. */
    public JdkHttpClientInstrumentation() {}

    @Override
    public String name() {
        return "jdk-http-client";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(CALL, EXCHANGE, RESPONSE);
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        switch (type.getName()) {
            case CALL -> {
                var call = named("responseAsync").and(takesArguments(Executor.class));
                var attempt = named("responseAsyncImpl").and(takesNoArguments());
                weaver.expect(call, "responseAsync(Executor)").expect(attempt, "responseAsyncImpl()");
                if (!weaver.declares("userRequest") || !weaver.declares("retryCause")) {
                    weaver.refuse("unknown version: it declares no field userRequest or retryCause");
                }
                weaver.state(ObservedHttpCall.class)
                        .advice(call, ADVICE + "CallAdvice")
                        .advice(attempt, ADVICE + "AttemptAdvice");
            }
            case EXCHANGE -> weaver.expose("multi");
            default -> {
                var head = isConstructor()
                        .and(takesArguments(7))
                        .and(takesArgument(1, named(EXCHANGE)))
                        .and(takesArgument(2, named("java.net.http.HttpHeaders")))
                        .and(takesArgument(4, int.class));
                weaver.expect(
                                head,
                                "constructor with (HttpRequestImpl, Exchange, HttpHeaders, HttpConnection, int, ...)")
                        .advice(head, ADVICE + "ResponseAdvice");
            }
        }
    }
}
