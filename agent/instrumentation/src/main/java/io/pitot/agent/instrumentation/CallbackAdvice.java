package io.pitot.agent.instrumentation;

import io.pitot.agent.bootstrap.Callbacks;
import io.pitot.agent.bootstrap.Propagation;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** For objects with the state {@code ObservedCallback}: where they are made, and the methods that tell them something. */
final class CallbackAdvice {

    private CallbackAdvice() {}

    /** Their constructors. */
    static final class Made {

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.This Object callback) {
            Callbacks.made(callback);
        }

        private Made() {}
    }

    /** The method by which they begin to wait. */
    static final class Waits {

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Object callback) {
            Callbacks.made(callback);
        }

        private Waits() {}
    }

    /** A method that whoever has something for it calls. */
    static final class Told {

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable ThreadState enter(@Advice.This Object callback) {
            return Callbacks.enter(callback);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable ThreadState entered) {
            if (entered != null) {
                Propagation.leave(entered);
            }
        }

        private Told() {}
    }

    /** A method that a connection's or a pool's thread calls, which may just have served another request. */
    static final class ToldApart {

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable ThreadState enter(@Advice.This Object callback) {
            return Callbacks.enterApart(callback);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable ThreadState entered) {
            if (entered != null) {
                Propagation.leave(entered);
            }
        }

        private ToldApart() {}
    }
}
