package io.pitot.agent.instrumentation.tomcat;

import io.pitot.agent.bootstrap.HttpExchanges;
import io.pitot.agent.bootstrap.Probe;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.jspecify.annotations.Nullable;

/** Woven into {@code CoyoteAdapter.asyncDispatch}: the connector comes back with an asynchronous request, for the last time to end it. */
final class AsyncDispatchAdvice {

    private AsyncDispatchAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(@Advice.Argument(0) Request request) {
        return HttpExchanges.resume(request);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.Enter @Nullable ThreadState resumed,
            @Advice.Argument(0) Request request,
            @Advice.Argument(1) Response response,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (resumed != null) {
            try {
                TomcatReader.returned(request, response);
            } finally {
                Probe.requestExit(resumed, 0, thrown);
            }
        }
    }
}
