package io.pitot.agent.instrumentation.junit;

import io.pitot.agent.bootstrap.Jobs;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.engine.descriptor.MethodBasedTestDescriptor;

/** Woven into {@code TestMethodTestDescriptor.execute}. */
final class JupiterAdvice {

    private JupiterAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(@Advice.This MethodBasedTestDescriptor test) {
        return Jobs.testEnter(
                test.getTestClass().getName(), test.getTestMethod().getName());
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter @Nullable ThreadState test, @Advice.Thrown @Nullable Throwable thrown) {
        if (test != null) {
            Jobs.exit(test, thrown);
        }
    }
}
