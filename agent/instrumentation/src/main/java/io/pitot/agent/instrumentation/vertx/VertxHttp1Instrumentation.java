package io.pitot.agent.instrumentation.vertx;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import io.pitot.agent.bootstrap.IdentityCarrier;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;

/**
 * HTTP/1 of Vert.x's server. A request begins when its head has been parsed and those before it on its connection are
 * answered; it ends on its event loop when the end of its response has been handed to the channel, or with its connection.
 */
public final class VertxHttp1Instrumentation extends VertxInstrumentation {

    private static final String HTTP = "io.vertx.core.http.impl.";
    private static final String REQUEST = HTTP + "Http1xServerRequest";
    private static final String CONNECTION = HTTP + "Http1xServerConnection";

    /** Their names since 5.1. */
    private static final String REQUEST5 = HTTP + "http1.Http1ServerRequest";

    private static final String CONNECTION5 = HTTP + "http1.Http1ServerConnection";

    /** For the service loader. */
    public VertxHttp1Instrumentation() {}

    @Override
    public Set<String> typeNames() {
        return Set.of(REQUEST, CONNECTION, REQUEST5, CONNECTION5);
    }

    @Override
    public Set<String> helpers() {
        return Set.of("io.pitot.agent.instrumentation.vertx.VertxReader");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        switch (type.getName()) {
            case REQUEST, REQUEST5 -> {
                var begin = named("handleBegin");
                weaver.expect(begin, "handleBegin(...)")
                        .state(IdentityCarrier.class)
                        .advice(begin, advice("Http1BeginAdvice"));
                expectField(weaver, "context");
            }
            default -> {
                var complete = named("responseComplete").and(takesNoArguments());
                var close = named("handleClosed").and(takesNoArguments());
                weaver.expect(complete, "responseComplete()")
                        .expect(close, "handleClosed()")
                        .advice(complete, advice("Http1EndAdvice"))
                        .advice(close, advice("Http1CloseAdvice"));
                expectField(weaver, "responseInProgress");
            }
        }
    }

    private static void expectField(Weaver weaver, String field) {
        if (!weaver.declares(field)) {
            weaver.refuse("unknown version: it declares no field " + field);
        }
    }
}
