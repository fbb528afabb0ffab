package io.pitot.agent.instrumentation.xgboost;

import net.bytebuddy.asm.Advice;

/** Woven into {@code Booster.setParam}. */
final class ParameterAdvice {

    private ParameterAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object booster, @Advice.Argument(0) String name) {
        XgboostReader.parameter(booster, name);
    }
}
