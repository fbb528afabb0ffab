package io.pitot.agent.instrumentation.vertx;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import io.pitot.agent.bootstrap.IdentityCarrier;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;

/** HTTP/2 of Vert.x's server, since 4.3. A request is a stream, of which a connection has many at a time. */
public final class VertxHttp2Instrumentation extends VertxInstrumentation {

    /** For the service loader. */
    public VertxHttp2Instrumentation() {}

    @Override
    public Set<String> typeNames() {
        return Set.of("io.vertx.core.http.impl.Http2ServerStream");
    }

    @Override
    public Set<String> helpers() {
        return Set.of("io.pitot.agent.instrumentation.vertx.VertxReader");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        var begin = named("onHeaders").and(takesArguments(2));
        var end = named("endWritten").and(takesNoArguments());
        var close = named("onClose");
        weaver.expect(begin, "onHeaders(Http2Headers, StreamPriority)")
                .expect(end, "endWritten()")
                .expect(close, "onClose()")
                .state(IdentityCarrier.class)
                .advice(begin, advice("Http2BeginAdvice"))
                .advice(end, advice("Http2EndAdvice"))
                .advice(close, advice("Http2CloseAdvice"));
    }
}
