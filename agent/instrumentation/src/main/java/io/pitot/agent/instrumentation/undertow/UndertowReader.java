package io.pitot.agent.instrumentation.undertow;

import io.pitot.agent.bootstrap.HttpExchanges;
import io.pitot.agent.bootstrap.ResponseHeaders;
import io.undertow.server.DefaultResponseListener;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;

/** Reads exchanges. Defined into Undertow's own loader. */
public final class UndertowReader {

    private UndertowReader() {}

    /** The client has its response. */
    public static void completed(HttpServerExchange exchange) {
        if (HttpExchanges.wantsHeaders(exchange)) {
            HttpExchanges.headers(exchange, headers(exchange));
        }
        HttpExchanges.completed(
                exchange,
                exchange.getStatusCode(),
                exchange.getResponseBytesSent(),
                exchange.getAttachment(DefaultResponseListener.EXCEPTION));
    }

    private static int headers(HttpServerExchange exchange) {
        HeaderMap asked = exchange.getRequestHeaders();
        HeaderMap told = exchange.getResponseHeaders();
        String caching = told.getFirst(Headers.CACHE_CONTROL);
        int status = exchange.getStatusCode();
        return ResponseHeaders.encoding(
                        status,
                        asked.getFirst(Headers.ACCEPT_ENCODING),
                        told.getFirst(Headers.CONTENT_TYPE),
                        told.getFirst(Headers.CONTENT_ENCODING),
                        caching)
                | ResponseHeaders.caching(
                        status,
                        exchange.getQueryString(),
                        ResponseHeaders.either(told.get(Headers.ETAG), told.get(Headers.LAST_MODIFIED)),
                        ResponseHeaders.either(caching, told.get(Headers.EXPIRES)),
                        ResponseHeaders.either(
                                asked.get(Headers.AUTHORIZATION),
                                ResponseHeaders.either(asked.get(Headers.COOKIE), told.get(Headers.SET_COOKIE))));
    }
}
