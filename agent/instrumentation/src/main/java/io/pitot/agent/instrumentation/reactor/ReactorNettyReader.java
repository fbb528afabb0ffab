package io.pitot.agent.instrumentation.reactor;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.pitot.agent.bootstrap.ConnectionRequests;
import io.pitot.agent.bootstrap.HttpCall;
import io.pitot.agent.bootstrap.HttpCallProbe;
import io.pitot.agent.bootstrap.IdentityCarrier;
import io.pitot.agent.bootstrap.ObservedHttpCall;
import io.pitot.agent.bootstrap.ThreadMeter;
import org.jspecify.annotations.Nullable;
import reactor.netty.ConnectionObserver;
import reactor.netty.http.HttpOperations;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.http.client.HttpClientState;
import reactor.netty.http.server.HttpServerResponse;

/** Reads what Reactor Netty's server and client do. Defined into its own loader. */
public final class ReactorNettyReader {

    private ReactorNettyReader() {}

    /** A part of a request has been read: with its head it begins. */
    public static void read(Object operations, Object message) {
        if (message instanceof HttpRequest head
                && operations instanceof IdentityCarrier carrier
                && carrier.pitot$identity() == null) {
            ConnectionRequests.begin(operations, operations, head.method().name());
        }
    }

    /** The application has completed the response. On another thread than the event loop it is no end yet. */
    public static void answered(Object operations) {
        if (operations instanceof HttpServerResponse response) {
            if (ConnectionRequests.wantsAnswer(operations)) {
                ConnectionRequests.answered(operations, response.status().code(), ThreadMeter.UNKNOWN);
            }
            ConnectionRequests.sent(operations);
        }
    }

    /** Whether it is now that something of the application's runs: to write the request's body, or for the response. */
    public static boolean isForApplication(Object state) {
        return state == HttpClientState.RESPONSE_RECEIVED
                || state == ConnectionObserver.State.CONFIGURED
                || state == HttpClientState.STREAM_CONFIGURED;
    }

    /** A client's exchange is subscribed to. */
    public static void called(Object handler, @Nullable Object method, @Nullable Object uri) {
        if (handler instanceof ObservedHttpCall observed && method != null && uri != null) {
            HttpCall call = HttpCallProbe.begin(method.toString(), uri.toString());
            if (call != null) {
                observed.pitot$call(call);
                HttpCallProbe.leave(call, null);
            }
        }
    }

    /** Its observer is told something: that the head of a response is there which is no redirection to be followed, perhaps. */
    public static void responded(@Nullable Object handler, Object connection, Object state) {
        if (state == HttpClientState.RESPONSE_RECEIVED
                && handler instanceof ObservedHttpCall observed
                && observed.pitot$call() instanceof HttpCall call
                && connection instanceof HttpClientResponse response) {
            String length = response.responseHeaders().get(HttpHeaderNames.CONTENT_LENGTH);
            HttpCallProbe.head(call, response.status().code(), HttpCallProbe.bytes(length));
            HttpCallProbe.end(call, null);
        }
    }

    /** Whether what made a try fail is that the client is to follow a redirection. */
    public static boolean isRedirection(Throwable failure) {
        return failure.getClass().getSimpleName().equals("RedirectClientException");
    }

    /** Nothing more will be sent. */
    public static void terminated(Object operations) {
        if (operations instanceof HttpServerResponse response) {
            boolean isSent = operations instanceof HttpOperations<?, ?> sent && sent.hasSentHeaders();
            ConnectionRequests.closed(operations, isSent ? response.status().code() : 0);
        }
    }
}
