package io.pitot.agent.instrumentation.reactor;

import io.pitot.agent.bootstrap.Callbacks;
import io.pitot.agent.bootstrap.Propagation;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into the observer of a client's exchange, which is told on the event loop how far that is. */
final class ClientStateAdvice {

    private ClientStateAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(@Advice.This Object observer, @Advice.Argument(1) Object state) {
        return ReactorNettyReader.isForApplication(state) ? Callbacks.enterApart(observer) : null;
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter @Nullable ThreadState entered) {
        if (entered != null) {
            Propagation.leave(entered);
        }
    }
}
