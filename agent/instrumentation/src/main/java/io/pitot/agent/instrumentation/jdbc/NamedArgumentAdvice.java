package io.pitot.agent.instrumentation.jdbc;

import io.pitot.agent.bootstrap.JdbcProbe;
import io.pitot.agent.bootstrap.ObservedStatement;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** {@code setX(String, X, …)} of callable statements. One advice for each kind of value, so that none is boxed. */
final class NamedArgumentAdvice {

    static final class OfNull {

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Object statement, @Advice.Argument(0) @Nullable String name) {
            if (statement instanceof ObservedStatement observed) {
                JdbcProbe.argument(observed, JdbcProbe.index(name), (Object) null);
            }
        }

        private OfNull() {}
    }

    static final class OfInteger {

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Advice.This Object statement,
                @Advice.Argument(0) @Nullable String name,
                @Advice.Argument(1) long value) {
            if (statement instanceof ObservedStatement observed) {
                JdbcProbe.argument(observed, JdbcProbe.index(name), value);
            }
        }

        private OfInteger() {}
    }

    static final class OfBoolean {

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Advice.This Object statement,
                @Advice.Argument(0) @Nullable String name,
                @Advice.Argument(1) boolean value) {
            if (statement instanceof ObservedStatement observed) {
                JdbcProbe.argument(observed, JdbcProbe.index(name), value ? 1L : 0L);
            }
        }

        private OfBoolean() {}
    }

    static final class OfFloating {

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Advice.This Object statement,
                @Advice.Argument(0) @Nullable String name,
                @Advice.Argument(1) double value) {
            if (statement instanceof ObservedStatement observed) {
                JdbcProbe.argument(observed, JdbcProbe.index(name), Double.doubleToRawLongBits(value));
            }
        }

        private OfFloating() {}
    }

    static final class OfObject {

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Advice.This Object statement,
                @Advice.Argument(0) @Nullable String name,
                @Advice.Argument(1) @Nullable Object value) {
            if (statement instanceof ObservedStatement observed) {
                JdbcProbe.argument(observed, JdbcProbe.index(name), value);
            }
        }

        private OfObject() {}
    }

    private NamedArgumentAdvice() {}
}
