package io.pitot.agent.instrumentation.jetty;

import net.bytebuddy.asm.Advice;
import org.eclipse.jetty.server.internal.HttpChannelState;
import org.jspecify.annotations.Nullable;

/** Woven into {@code HttpChannelState.HandlerInvoker.completeStream} of Jetty 12.0. */
final class CompleteInvokedStreamAdvice {

    private CompleteInvokedStreamAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
            @Advice.FieldValue("this$0") HttpChannelState channel, @Advice.Argument(1) @Nullable Throwable failure) {
        JettyReader.completed(channel, channel.getRequest(), channel.getResponse(), failure, -1);
    }
}
