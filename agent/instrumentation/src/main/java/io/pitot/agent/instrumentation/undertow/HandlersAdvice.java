package io.pitot.agent.instrumentation.undertow;

import io.pitot.agent.bootstrap.HttpExchanges;
import io.pitot.agent.bootstrap.Propagation;
import io.pitot.agent.bootstrap.ThreadState;
import io.undertow.server.HttpServerExchange;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code Connectors.executeRootHandler}, which calls the handlers on every thread that an exchange comes to. */
final class HandlersAdvice {

    private HandlersAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(
            @Advice.Argument(1) HttpServerExchange exchange, @Advice.Local("resumed") @Nullable ThreadState resumed) {
        resumed = HttpExchanges.resume(exchange);
        return resumed != null
                ? null
                : HttpExchanges.begin(exchange, exchange.getRequestMethod().toString());
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.Argument(1) HttpServerExchange exchange,
            @Advice.Enter @Nullable ThreadState begun,
            @Advice.Local("resumed") @Nullable ThreadState resumed) {
        if (HttpExchanges.isConfined(exchange)) {
            UndertowReader.completed(exchange);
        } else if (begun != null) {
            HttpExchanges.returned(begun, exchange, exchange.getStatusCode());
        } else if (resumed != null) {
            Propagation.leave(resumed);
        }
    }
}
