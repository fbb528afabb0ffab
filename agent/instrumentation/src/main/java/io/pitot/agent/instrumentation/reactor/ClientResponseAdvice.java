package io.pitot.agent.instrumentation.reactor;

import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into the observer of a client's exchange: the head of its response is there, and goes to the application now. */
final class ClientResponseAdvice {

    private ClientResponseAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
            @Advice.FieldValue("handler") @Nullable Object handler,
            @Advice.Argument(0) Object connection,
            @Advice.Argument(1) Object state) {
        ReactorNettyReader.responded(handler, connection, state);
    }
}
