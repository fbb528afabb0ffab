package io.pitot.agent.instrumentation.llm;

import io.pitot.agent.bootstrap.ModelCall;
import io.pitot.agent.bootstrap.ModelCallProbe;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into what asks the service and waits for its answer. */
final class GoogleAnswerAdvice {

    private GoogleAnswerAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ModelCall enter(@Advice.Origin("#m") String method) {
        return ModelCallProbe.enter(GoogleReader.of(method));
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.AllArguments Object[] asked,
            @Advice.Return @Nullable Object answer,
            @Advice.Enter @Nullable ModelCall call,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (call != null) {
            ModelCallProbe.exit(call, asked, answer, thrown);
        }
    }
}
