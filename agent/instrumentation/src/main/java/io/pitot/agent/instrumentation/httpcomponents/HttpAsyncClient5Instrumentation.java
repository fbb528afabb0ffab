package io.pitot.agent.instrumentation.httpcomponents;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;

/**
 * Calls of Apache HttpClient 5, asynchronous: whatever {@code execute} is called, it comes to {@code doExecute}, whose first
 * parameters send the request and are given the response, redirections and further tries behind them.
 */
public final class HttpAsyncClient5Instrumentation extends LibraryInstrumentation {

    private static final String CLIENT = "org.apache.hc.client5.http.impl.async.InternalAbstractHttpAsyncClient";
    private static final String NIO = "org.apache.hc.core5.http.nio.";

    private static final String ADVICE = HttpAsyncClient5Instrumentation.class.getPackageName() + ".";

    /** For the service loader. */
    public HttpAsyncClient5Instrumentation() {}

    @Override
    public String name() {
        return "httpcomponents";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(CLIENT);
    }

    @Override
    public Set<String> helpers() {
        return Set.of(ADVICE + "Exchange5", ADVICE + "SentRequest5", ADVICE + "ReceivedResponse5");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        var execute = named("doExecute")
                .and(takesArguments(6))
                .and(takesArgument(0, named("org.apache.hc.core5.http.HttpHost")))
                .and(takesArgument(1, named(NIO + "AsyncRequestProducer")))
                .and(takesArgument(2, named(NIO + "AsyncResponseConsumer")));
        weaver.expect(execute, "doExecute(HttpHost, AsyncRequestProducer, AsyncResponseConsumer, …)")
                .advice(execute, ADVICE + "ExecuteAsync5Advice");
    }
}
