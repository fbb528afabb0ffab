package io.pitot.agent.instrumentation.jetty;

import io.pitot.agent.bootstrap.ExposedField;
import io.pitot.agent.bootstrap.HttpExchanges;
import net.bytebuddy.asm.Advice;

/**
 * Woven into {@code Response.completeOutput} of Jetty up to version 11: unless the output is complete by now, whichever thread
 * sends the last byte completes the request.
 */
final class CompleteOutputAdvice {

    private CompleteOutputAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.FieldValue("_channel") Object channel) {
        if (channel instanceof ExposedField exposed
                && exposed.pitot$field() instanceof ExposedField state
                && state.pitot$field() instanceof Enum<?> output
                && !output.name().equals("COMPLETED")) {
            HttpExchanges.goesOn(channel);
        }
    }
}
