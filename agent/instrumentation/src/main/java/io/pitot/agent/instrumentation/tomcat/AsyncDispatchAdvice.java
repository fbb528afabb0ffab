package io.pitot.agent.instrumentation.tomcat;

import io.pitot.agent.bootstrap.Probe;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import org.apache.coyote.Request;
import org.jspecify.annotations.Nullable;

/** Woven into {@code CoyoteAdapter.asyncDispatch}: the connector comes back with an asynchronous request. */
final class AsyncDispatchAdvice {

    private AsyncDispatchAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(@Advice.Argument(0) Request request) {
        return Probe.requestResumes(TomcatReader.carrier(request));
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter @Nullable ThreadState resumed, @Advice.Thrown @Nullable Throwable thrown) {
        if (resumed != null) {
            Probe.requestExit(resumed, 0, thrown);
        }
    }
}
