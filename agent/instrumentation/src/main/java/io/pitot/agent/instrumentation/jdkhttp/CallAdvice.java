package io.pitot.agent.instrumentation.jdkhttp;

import io.pitot.agent.bootstrap.HttpCall;
import io.pitot.agent.bootstrap.HttpCallProbe;
import io.pitot.agent.bootstrap.ObservedHttpCall;
import java.net.http.HttpRequest;
import java.util.concurrent.CompletableFuture;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Woven into {@code MultiExchange.responseAsync}, which sends a request. What it returns is the client's own until it is complete. */
final class CallAdvice {

    private CallAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable HttpCall enter(
            @Advice.This Object exchange, @Advice.FieldValue("userRequest") HttpRequest request) {
        HttpCall call = HttpCallProbe.begin(request.method(), request.uri().toString());
        ((ObservedHttpCall) exchange).pitot$call(call);
        return call;
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.Enter @Nullable HttpCall call,
            @Advice.Return(readOnly = false) @Nullable CompletableFuture<?> response,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (call != null) {
            HttpCallProbe.leave(call, thrown);
            if (response != null) {
                response = response.whenComplete(call);
            }
        }
    }
}
