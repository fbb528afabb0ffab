package io.pitot.agent.instrumentation.undertow;

import io.pitot.agent.bootstrap.HttpExchanges;
import io.undertow.server.DefaultResponseListener;
import io.undertow.server.HttpServerExchange;

/** Reads exchanges. Defined into Undertow's own loader. */
public final class UndertowReader {

    private UndertowReader() {}

    /** The client has its response. */
    public static void completed(HttpServerExchange exchange) {
        HttpExchanges.completed(
                exchange,
                exchange.getStatusCode(),
                exchange.getResponseBytesSent(),
                exchange.getAttachment(DefaultResponseListener.EXCEPTION));
    }
}
