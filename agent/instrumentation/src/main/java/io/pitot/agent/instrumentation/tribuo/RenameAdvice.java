package io.pitot.agent.instrumentation.tribuo;

import io.pitot.agent.bootstrap.ObservedModel;
import net.bytebuddy.asm.Advice;

/** Woven into {@code Model.setName}: the next call asks for the name again. */
final class RenameAdvice {

    private RenameAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object model) {
        ((ObservedModel) model).pitot$model(0);
    }
}
