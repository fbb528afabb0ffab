package io.pitot.agent.instrumentation.junit;

import io.pitot.agent.bootstrap.Jobs;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;
import org.junit.runner.Description;

/** Woven into {@code ParentRunner.runLeaf}. */
final class JUnit4Advice {

    private JUnit4Advice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(@Advice.Argument(1) Description test) {
        return Jobs.testEnter(test.getClassName(), test.getMethodName());
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter @Nullable ThreadState test, @Advice.Thrown @Nullable Throwable thrown) {
        if (test != null) {
            Jobs.exit(test, thrown);
        }
    }
}
