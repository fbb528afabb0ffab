package io.pitot.agent.instrumentation.vertx;

import io.pitot.agent.bootstrap.ConnectionRequests;
import io.pitot.agent.bootstrap.ResponseHeaders;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;

/** Reads responses of Vert.x's server. Defined into its own loader. */
public final class VertxReader {

    private VertxReader() {}

    /** A request of HTTP/1 has been read. */
    public static void begins(Object context, Object request) {
        if (request instanceof HttpServerRequest read) {
            ConnectionRequests.begin(context, read, read.method().name());
        }
    }

    /**
     * A response has ended. Where another thread than the event loop has ended it, that one reads it: it has the lock
     * of the connection already.
     *
     * @param carrier what carries the identity: the request or its stream
     */
    public static void ended(@Nullable Object carrier, @Nullable Object request) {
        if (carrier != null && request instanceof HttpServerRequest read) {
            if (ConnectionRequests.wantsAnswer(carrier)) {
                HttpServerResponse response = read.response();
                long bytes = read.method().name().equals("HEAD") ? 0 : response.bytesWritten();
                ConnectionRequests.answered(carrier, response.getStatusCode(), bytes);
            }
            if (ConnectionRequests.wantsHeaders(carrier)) {
                ConnectionRequests.headers(carrier, headers(read, read.response()));
            }
            ConnectionRequests.sent(carrier);
        }
    }

    private static int headers(HttpServerRequest request, HttpServerResponse response) {
        return ResponseHeaders.flags(
                response.getStatusCode(), request.query(), request.headers(), response.headers(), MultiMap::get);
    }

    /** A connection or a stream is closed; its response may have ended. */
    public static void closed(@Nullable Object carrier, @Nullable Object request) {
        if (carrier != null && request instanceof HttpServerRequest read) {
            HttpServerResponse response = read.response();
            ConnectionRequests.closed(carrier, response.headWritten() ? response.getStatusCode() : 0);
        }
    }
}
