package io.pitot.agent.instrumentation.llm;

import io.pitot.agent.bootstrap.ModelCallProbe;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into what sends a request of the client's and does not wait for the response. */
final class OpenAiSendAdvice {

    private OpenAiSendAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static boolean enter(@Advice.Argument(0) @Nullable Object request) {
        return OpenAiReader.isOfModel(request) && ModelCallProbe.send();
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter boolean isToBeTold) {
        if (isToBeTold) {
            ModelCallProbe.sent();
        }
    }
}
