package io.pitot.agent.instrumentation.jetty;

import io.pitot.agent.bootstrap.HttpExchanges;
import io.pitot.agent.bootstrap.ThreadState;
import net.bytebuddy.asm.Advice;
import org.eclipse.jetty.server.internal.HttpChannelState;
import org.jspecify.annotations.Nullable;

/** Woven into {@code HttpChannelState.HandlerInvoker.run}, which calls the server's handlers. */
final class HandlerInvokerAdvice {

    private HandlerInvokerAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable ThreadState enter(@Advice.FieldValue("this$0") HttpChannelState channel) {
        return HttpExchanges.begin(channel, JettyReader.method(channel.getRequest()));
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.FieldValue("this$0") HttpChannelState channel, @Advice.Enter @Nullable ThreadState begun) {
        if (begun != null) {
            HttpExchanges.returned(begun, channel, 0);
        }
    }
}
