package io.pitot.agent.instrumentation.undertow;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import io.pitot.agent.bootstrap.IdentityCarrier;
import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;

/**
 * The whole request as Undertow sees it, with or without servlets. A handler is first called on a thread that does the input
 * and output of many connections; what may block is dispatched from there to a worker, which then is the request's only
 * thread. What is left to be sent when the handlers have returned is sent by whichever thread can write.
 */
public final class UndertowInstrumentation extends LibraryInstrumentation {

    private static final String CONNECTORS = "io.undertow.server.Connectors";
    private static final String SERVLETS = "io.undertow.servlet.handlers.ServletDispatchingHandler";
    private static final String EXCHANGE = "io.undertow.server.HttpServerExchange";

    /** For the service loader. */
    public UndertowInstrumentation() {}

    @Override
    public String name() {
        return "undertow";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(CONNECTORS, SERVLETS, EXCHANGE);
    }

    @Override
    public Set<String> helpers() {
        return Set.of("io.pitot.agent.instrumentation.undertow.UndertowReader");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        if (type.getName().equals(CONNECTORS)) {
            var execute = named("executeRootHandler").and(takesArguments(2)).and(takesArgument(1, named(EXCHANGE)));
            weaver.expect(execute, "executeRootHandler(HttpHandler, HttpServerExchange)")
                    .advice(execute, advice("HandlersAdvice"));
            return;
        }
        if (type.getName().equals(SERVLETS)) {
            var handle = named("handleRequest").and(takesArguments(1)).and(takesArgument(0, named(EXCHANGE)));
            weaver.expect(handle, "handleRequest(HttpServerExchange)").advice(handle, advice("ServletsAdvice"));
            return;
        }
        var setInCall = named("setInCall").and(takesArguments(boolean.class));
        var resume = named("runResumeReadWrite").and(takesNoArguments());
        var complete = named("invokeExchangeCompleteListeners").and(takesNoArguments());
        if (!weaver.declares("dispatchTask") || !weaver.declares("exchangeCompletionListenersCount")) {
            weaver.refuse("unknown version: it declares no fields dispatchTask and exchangeCompletionListenersCount");
        }
        weaver.expect(setInCall, "setInCall(boolean)")
                .expect(resume, "runResumeReadWrite()")
                .expect(complete, "invokeExchangeCompleteListeners()")
                .state(IdentityCarrier.class)
                .advice(setInCall, advice("HandlersReturnedAdvice"))
                .advice(resume, advice("ResumedAdvice"))
                .advice(complete, advice("CompleteAdvice"));
    }

    private static String advice(String name) {
        return UndertowInstrumentation.class.getPackageName() + "." + name;
    }
}
