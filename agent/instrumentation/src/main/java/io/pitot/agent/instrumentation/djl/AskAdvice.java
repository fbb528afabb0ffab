package io.pitot.agent.instrumentation.djl;

import ai.djl.translate.Translator;
import io.pitot.agent.bootstrap.InferenceProbe;
import java.util.List;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into what makes a run's input of what the application asks: the run is told what that was. */
final class AskAdvice {

    private AskAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static long enter(
            @Advice.FieldValue("translator") Translator<?, ?> translator, @Advice.Argument(0) @Nullable List<?> asked) {
        return InferenceProbe.ask(DjlInputs.asked(asked, translator));
    }

    /** A translator may have asked another model. */
    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter long before) {
        InferenceProbe.ask(before);
    }
}
