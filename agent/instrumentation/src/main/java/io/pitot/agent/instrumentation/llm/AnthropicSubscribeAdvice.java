package io.pitot.agent.instrumentation.llm;

import com.anthropic.core.http.AsyncStreamResponse;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into what tells the application's handler of the chunks of an answer. */
final class AnthropicSubscribeAdvice {

    private AnthropicSubscribeAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
            @Advice.This Object stream,
            @Advice.Argument(value = 0, readOnly = false) AsyncStreamResponse.@Nullable Handler<?> handler) {
        handler = AnthropicHandler.of(stream, handler);
    }
}
