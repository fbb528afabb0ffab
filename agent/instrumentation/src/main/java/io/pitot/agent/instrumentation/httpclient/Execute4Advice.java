package io.pitot.agent.instrumentation.httpclient;

import io.pitot.agent.bootstrap.HttpCall;
import net.bytebuddy.asm.Advice;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/** Woven into {@code doExecute}. */
final class Execute4Advice {

    private Execute4Advice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable HttpCall enter(
            @Advice.Argument(0) @Nullable HttpHost target, @Advice.Argument(1) @Nullable HttpRequest request) {
        return HttpClient4Reader.enter(target, request);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.Enter @Nullable HttpCall call,
            @Advice.Return @Nullable Object response,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (call != null) {
            HttpClient4Reader.exit(call, response, thrown);
        }
    }
}
