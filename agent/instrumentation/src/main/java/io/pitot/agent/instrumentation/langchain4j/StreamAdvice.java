package io.pitot.agent.instrumentation.langchain4j;

import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.pitot.agent.bootstrap.ModelCall;
import io.pitot.agent.bootstrap.ModelCallProbe;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code StreamingChatModel.doChat}, which returns before the answer is there, or after. */
final class StreamAdvice {

    private StreamAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ModelCall enter(
            @Advice.Argument(0) @Nullable Object asked,
            @Advice.Argument(value = 1, readOnly = false) @Nullable StreamingChatResponseHandler handler) {
        ModelCall call = ModelCallProbe.begin(LangChainReader.READER, asked);
        if (call != null) {
            handler = AnswerHandler.of(handler, call);
        }
        return call;
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter @Nullable ModelCall call, @Advice.Thrown @Nullable Throwable thrown) {
        if (call != null) {
            ModelCallProbe.leave(call, thrown);
        }
    }
}
