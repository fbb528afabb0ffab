package io.pitot.agent.instrumentation.httpcomponents;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;

/**
 * Calls of Apache HttpAsyncClient 4: whatever {@code execute} is called, it comes to the one whose first parameters make the request and are
 * given the response, redirections and further tries behind them.
 */
public final class HttpAsyncClient4Instrumentation extends LibraryInstrumentation {

    private static final String CLIENT = "org.apache.http.impl.nio.client.InternalHttpAsyncClient";
    private static final String NIO = "org.apache.http.nio.protocol.";

    private static final String ADVICE = HttpAsyncClient4Instrumentation.class.getPackageName() + ".";

    /** For the service loader. */
    public HttpAsyncClient4Instrumentation() {}

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
        return Set.of(ADVICE + "Exchange4", ADVICE + "SentRequest4", ADVICE + "ReceivedResponse4");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        var execute = named("execute")
                .and(takesArguments(4))
                .and(takesArgument(0, named(NIO + "HttpAsyncRequestProducer")))
                .and(takesArgument(1, named(NIO + "HttpAsyncResponseConsumer")));
        weaver.expect(execute, "execute(HttpAsyncRequestProducer, HttpAsyncResponseConsumer, …)")
                .advice(execute, ADVICE + "ExecuteAsync4Advice");
    }
}
