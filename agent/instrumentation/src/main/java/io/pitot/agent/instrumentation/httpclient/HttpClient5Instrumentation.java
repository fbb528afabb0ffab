package io.pitot.agent.instrumentation.httpclient;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.not;
import static net.bytebuddy.matcher.ElementMatchers.returns;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;

/**
 * Apache HttpClient 5, classic: whatever {@code execute} is called, it comes to {@code doExecute}, which returns when the head of the
 * response is there. What waits for a connection of the pool is a method of its own.
 */
public final class HttpClient5Instrumentation extends LibraryInstrumentation {

    private static final String CLIENT = "org.apache.hc.client5.http.impl.classic.CloseableHttpClient";
    private static final String RETRY = "org.apache.hc.client5.http.HttpRequestRetryStrategy";
    private static final String RUNTIME = "org.apache.hc.client5.http.impl.classic.InternalExecRuntime";

    private static final String ADVICE = HttpClient5Instrumentation.class.getPackageName() + ".";

    /** For the service loader. */
    public HttpClient5Instrumentation() {}

    @Override
    public String name() {
        return "httpclient";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(RUNTIME);
    }

    @Override
    public Set<String> supertypes() {
        return Set.of(CLIENT, RETRY);
    }

    @Override
    public Set<String> methods() {
        return Set.of(
                "doExecute(Lorg/apache/hc/core5/http/HttpHost;Lorg/apache/hc/core5/http/ClassicHttpRequest;"
                        + "Lorg/apache/hc/core5/http/protocol/HttpContext;)Lorg/apache/hc/client5/http/impl/classic/CloseableHttpResponse;",
                "retryRequest");
    }

    @Override
    public Set<String> helpers() {
        return Set.of(ADVICE + "HttpClient5Reader");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        if (type.getName().equals(RUNTIME)) {
            var acquire = named("acquireEndpoint").and(takesArguments(4));
            weaver.expect(acquire, "acquireEndpoint(String, HttpRoute, Object, HttpClientContext)")
                    .advice(acquire, ADVICE + "LeaseAdvice");
            return;
        }
        var execute = named("doExecute")
                .and(not(isAbstract()))
                .and(takesArgument(0, named("org.apache.hc.core5.http.HttpHost")))
                .and(takesArgument(1, named("org.apache.hc.core5.http.ClassicHttpRequest")));
        weaver.advice(execute, ADVICE + "Execute5Advice")
                .advice(
                        named("retryRequest").and(returns(boolean.class)).and(not(isAbstract())),
                        ADVICE + "RetryAdvice");
    }
}
