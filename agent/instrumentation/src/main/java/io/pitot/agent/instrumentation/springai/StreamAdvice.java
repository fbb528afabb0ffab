package io.pitot.agent.instrumentation.springai;

import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.model.ChatResponse;
import reactor.core.publisher.Flux;

/** Woven into {@code ChatModel.stream}, which asks nothing before its answer is subscribed to. */
final class StreamAdvice {

    private StreamAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
            @Advice.This Object model,
            @Advice.Argument(0) @Nullable Object asked,
            @Advice.Return(readOnly = false) @Nullable Flux<ChatResponse> answer) {
        answer = StreamedChat.of(model, asked, answer);
    }
}
