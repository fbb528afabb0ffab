package io.pitot.agent.instrumentation.llm;

import com.openai.core.http.AsyncStreamResponse;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into what tells the application's handler of the chunks of an answer. */
final class OpenAiSubscribeAdvice {

    private OpenAiSubscribeAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
            @Advice.This Object stream,
            @Advice.Argument(value = 0, readOnly = false) AsyncStreamResponse.@Nullable Handler<?> handler) {
        handler = OpenAiHandler.of(stream, handler);
    }
}
