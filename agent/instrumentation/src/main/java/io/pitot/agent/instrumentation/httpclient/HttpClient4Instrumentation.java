package io.pitot.agent.instrumentation.httpclient;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.not;
import static net.bytebuddy.matcher.ElementMatchers.returns;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;

import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;

/** Apache HttpClient 4.3 and later: as {@link HttpClient5Instrumentation}. */
public final class HttpClient4Instrumentation extends LibraryInstrumentation {

    private static final String CLIENT = "org.apache.http.impl.client.CloseableHttpClient";

    /** The client of versions before, which later ones still have. */
    private static final String OLD_CLIENT = "org.apache.http.impl.client.AbstractHttpClient";

    private static final String POOL = "org.apache.http.impl.conn.PoolingHttpClientConnectionManager";

    private static final String ADVICE = HttpClient4Instrumentation.class.getPackageName() + ".";

    /** For the service loader. */
    public HttpClient4Instrumentation() {}

    @Override
    public String name() {
        return "httpclient";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(POOL, OLD_CLIENT);
    }

    @Override
    public Set<String> supertypes() {
        return Set.of(
                CLIENT,
                "org.apache.http.client.HttpRequestRetryHandler",
                "org.apache.http.client.ServiceUnavailableRetryStrategy");
    }

    @Override
    public Set<String> methods() {
        return Set.of(
                "doExecute(Lorg/apache/http/HttpHost;Lorg/apache/http/HttpRequest;"
                        + "Lorg/apache/http/protocol/HttpContext;)Lorg/apache/http/client/methods/CloseableHttpResponse;",
                "retryRequest");
    }

    @Override
    public Set<String> helpers() {
        return Set.of(ADVICE + "HttpClient4Reader");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        if (type.getName().equals(POOL)) {
            var lease = named("leaseConnection");
            weaver.expect(lease, "leaseConnection(Future, long, TimeUnit)").advice(lease, ADVICE + "LeaseAdvice");
            return;
        }
        var execute = named("doExecute")
                .and(not(isAbstract()))
                .and(takesArgument(0, named("org.apache.http.HttpHost")))
                .and(takesArgument(1, named("org.apache.http.HttpRequest")));
        if (type.getName().equals(OLD_CLIENT)) {
            weaver.expect(execute, "doExecute(HttpHost, HttpRequest, HttpContext)");
        }
        weaver.advice(execute, ADVICE + "Execute4Advice")
                .advice(
                        named("retryRequest").and(returns(boolean.class)).and(not(isAbstract())),
                        ADVICE + "RetryAdvice");
    }
}
