package io.pitot.agent.instrumentation.httpclient;

import io.pitot.agent.bootstrap.HttpCall;
import net.bytebuddy.asm.Advice;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;

/** Woven into {@code doExecute}. */
final class Execute5Advice {

    private Execute5Advice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable HttpCall enter(
            @Advice.Argument(0) @Nullable HttpHost target, @Advice.Argument(1) @Nullable ClassicHttpRequest request) {
        return HttpClient5Reader.enter(target, request);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.Enter @Nullable HttpCall call,
            @Advice.Return @Nullable Object response,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (call != null) {
            HttpClient5Reader.exit(call, response, thrown);
        }
    }
}
