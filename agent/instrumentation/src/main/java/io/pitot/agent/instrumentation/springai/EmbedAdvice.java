package io.pitot.agent.instrumentation.springai;

import io.pitot.agent.bootstrap.ModelCall;
import io.pitot.agent.bootstrap.ModelCallProbe;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code EmbeddingModel.call}. */
final class EmbedAdvice {

    private EmbedAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ModelCall enter(@Advice.Argument(0) @Nullable Object asked) {
        // First: what fails here leaves the thread outside any call, not inside one that never ends.
        int handle = SpringAiReader.embedding(asked);
        return ModelCallProbe.enter(SpringAiReader.READER, handle);
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
