package io.pitot.agent.instrumentation.tomcat;

import io.pitot.agent.bootstrap.Probe;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
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
            @Advice.Argument(1) Response response,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (outermost != null) {
            Probe.requestBytesOut(outermost, response.getContentWritten());
            Probe.requestExit(outermost, response.getStatus(), thrown);
        }
    }
}
