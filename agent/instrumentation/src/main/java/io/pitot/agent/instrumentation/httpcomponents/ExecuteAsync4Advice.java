package io.pitot.agent.instrumentation.httpcomponents;

import net.bytebuddy.asm.Advice;
import org.apache.http.nio.protocol.HttpAsyncRequestProducer;
import org.apache.http.nio.protocol.HttpAsyncResponseConsumer;
import org.jspecify.annotations.Nullable;

/** Woven into {@code execute}. */
final class ExecuteAsync4Advice {

    private ExecuteAsync4Advice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
            @Advice.Argument(value = 0, readOnly = false) @Nullable HttpAsyncRequestProducer request,
            @Advice.Argument(value = 1, readOnly = false) @Nullable HttpAsyncResponseConsumer<?> response) {
        if (request != null && response != null) {
            Exchange4 exchange = new Exchange4();
            request = new SentRequest4(request, exchange);
            response = new ReceivedResponse4<>(response, exchange);
        }
    }
}
