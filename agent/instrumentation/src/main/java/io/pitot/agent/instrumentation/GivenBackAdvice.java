package io.pitot.agent.instrumentation;

import io.pitot.agent.bootstrap.PoolProbe;
import net.bytebuddy.asm.Advice;

/** For the methods by which pools get connections back. */
final class GivenBackAdvice {

    private GivenBackAdvice() {}

    /** {@code close()} of what the pool has handed out. */
    static final class ByClose {

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.This Object connection) {
            PoolProbe.givenBack(connection);
        }

        private ByClose() {}
    }

    /** A method of the pool whose first parameter is what it knows the connection by. */
    static final class ToPool {

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) Object connection) {
            PoolProbe.givenBack(connection);
        }

        private ToPool() {}
    }
}
