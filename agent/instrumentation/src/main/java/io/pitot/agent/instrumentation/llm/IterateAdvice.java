package io.pitot.agent.instrumentation.llm;

import io.pitot.agent.bootstrap.ModelCallProbe;
import java.util.Iterator;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into what hands the chunks of an answer to the application one by one. */
final class IterateAdvice {

    private IterateAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object stream, @Advice.Return(readOnly = false) @Nullable Iterator<?> chunks) {
        if (chunks != null) {
            chunks = ModelCallProbe.chunks(stream, chunks);
        }
    }
}
