package io.pitot.agent.instrumentation.reactor;

import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into the constructor of what handles one exchange of a client, with its further tries: it is subscribed to. */
final class ClientCallAdvice {

    private ClientCallAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
            @Advice.This Object handler,
            @Advice.FieldValue("method") @Nullable Object method,
            @Advice.FieldValue("toURI") @Nullable Object uri) {
        ReactorNettyReader.called(handler, method, uri);
    }
}
