package io.pitot.agent.instrumentation.langchain4j;

import io.pitot.agent.bootstrap.ModelCall;
import io.pitot.agent.bootstrap.ModelCallProbe;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code ChatModel.doChat}. */
final class ChatAdvice {

    private ChatAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ModelCall enter() {
        return ModelCallProbe.enter(LangChainReader.READER);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.Argument(0) @Nullable Object asked,
            @Advice.Return @Nullable Object answer,
            @Advice.Enter @Nullable ModelCall call,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (call != null) {
            ModelCallProbe.exit(call, asked, answer, thrown);
        }
    }
}
