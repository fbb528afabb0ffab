package io.pitot.agent.instrumentation.langchain4j;

import io.pitot.agent.bootstrap.ModelCall;
import io.pitot.agent.bootstrap.ModelCallProbe;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code EmbeddingModel.embedAll}: only the model knows what it is called. */
final class EmbedAllAdvice {

    private EmbedAllAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ModelCall enter(@Advice.This Object model) {
        // First: what fails here leaves the thread outside any call, not inside one that never ends.
        int handle = LangChainReader.model(model);
        return ModelCallProbe.enter(LangChainReader.READER, handle);
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
