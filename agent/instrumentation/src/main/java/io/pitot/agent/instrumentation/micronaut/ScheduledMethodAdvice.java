package io.pitot.agent.instrumentation.micronaut;

import io.micronaut.inject.ExecutableMethod;
import io.pitot.agent.bootstrap.Jobs;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into the lambda that {@code ScheduledMethodProcessor} gives to an executor. */
final class ScheduledMethodAdvice {

    private ScheduledMethodAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(@Advice.Argument(0) ExecutableMethod<?, ?> method) {
        return Jobs.namedEnter(method.getDeclaringType(), method.getMethodName());
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter @Nullable ThreadState job, @Advice.Thrown @Nullable Throwable thrown) {
        Jobs.namedExit(job, thrown);
    }
}
