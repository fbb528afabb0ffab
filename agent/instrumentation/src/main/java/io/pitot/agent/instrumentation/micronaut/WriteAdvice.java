package io.pitot.agent.instrumentation.micronaut;

import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code RoutingInBoundHandler.writeResponse}, on whichever thread has the response. */
final class WriteAdvice {

    private WriteAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(1) Object request, @Advice.Argument(2) @Nullable Object response) {
        MicronautServerReader.answered(request, response);
    }
}
