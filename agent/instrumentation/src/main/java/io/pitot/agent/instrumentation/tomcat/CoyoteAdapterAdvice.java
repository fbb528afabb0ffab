package io.pitot.agent.instrumentation.tomcat;

import io.pitot.agent.bootstrap.Probe;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.jspecify.annotations.Nullable;

/** Woven into {@code CoyoteAdapter.service}. */
final class CoyoteAdapterAdvice {

    private CoyoteAdapterAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter() {
        return Probe.requestEnter();
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.Enter @Nullable ThreadState outermost,
            @Advice.Argument(0) Request request,
            @Advice.Argument(1) Response response,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (outermost != null) {
            try {
                if (Probe.wantsServletRoute()) {
                    // Turned away before any servlet or filter could tell: no such context, a malformed URI.
                    Probe.requestMethod(TomcatReader.method(request));
                }
                Probe.requestBytesOut(outermost, TomcatReader.bytesOut(request, response));
            } finally {
                Probe.requestExit(outermost, response.getStatus(), thrown);
            }
        }
    }
}
