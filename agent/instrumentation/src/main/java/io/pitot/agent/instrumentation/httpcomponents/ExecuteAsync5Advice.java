package io.pitot.agent.instrumentation.httpcomponents;

import net.bytebuddy.asm.Advice;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.jspecify.annotations.Nullable;

/** Woven into {@code doExecute}. */
final class ExecuteAsync5Advice {

    private ExecuteAsync5Advice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
            @Advice.Argument(0) @Nullable HttpHost target,
            @Advice.Argument(value = 1, readOnly = false) @Nullable AsyncRequestProducer request,
            @Advice.Argument(value = 2, readOnly = false) @Nullable AsyncResponseConsumer<?> response) {
        if (request != null && response != null) {
            Exchange5 exchange = new Exchange5(target);
            request = new SentRequest5(request, exchange);
            response = new ReceivedResponse5<>(response, exchange);
        }
    }
}
