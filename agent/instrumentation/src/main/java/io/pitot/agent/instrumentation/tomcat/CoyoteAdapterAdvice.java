package io.pitot.agent.instrumentation.tomcat;

import io.pitot.agent.bootstrap.HttpExchanges;
import io.pitot.agent.bootstrap.Probe;
import io.pitot.agent.bootstrap.RouteProbe;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.jspecify.annotations.Nullable;

/** Woven into {@code CoyoteAdapter.service}. */
final class CoyoteAdapterAdvice {

    private CoyoteAdapterAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(@Advice.Argument(0) Request request) {
        return HttpExchanges.begin(request, null);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.Enter @Nullable ThreadState outermost,
            @Advice.Argument(0) Request request,
            @Advice.Argument(1) Response response) {
        if (outermost != null) {
            try {
                if (RouteProbe.wantsServlet()) {
                    // Turned away before any servlet or filter could tell: no such context, a malformed URI.
                    Probe.requestMethod(TomcatReader.method(request));
                }
                TomcatReader.returned(request, response);
            } finally {
                HttpExchanges.returned(outermost, request, response.getStatus());
            }
        }
    }
}
