package com.acme.web;

import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.function.IntSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Handlers of Undertow without any servlet. Answers with its port. */
public final class UndertowHandlers implements IntSupplier, AutoCloseable {

    /** Held because the logging framework forgets loggers that nobody holds. */
    private static final Logger LOG = Logger.getLogger("io.undertow");

    private final Undertow undertow;

    /** Starts it. */
    public UndertowHandlers() {
        LOG.setLevel(Level.OFF);
        undertow = Undertow.builder()
                .addHttpListener(0, "localhost")
                .setHandler(UndertowHandlers::handle)
                .build();
        undertow.start();
    }

    private static void handle(HttpServerExchange exchange) {
        switch (exchange.getRequestPath()) {
            case "/answer" -> exchange.getResponseSender().send("hello");
            case "/large" -> exchange.getResponseSender().send(ByteBuffer.allocate(HandlersAnswers.LARGE));
            case "/elsewhere" -> exchange.dispatch(() -> answerLater(exchange));
            case "/worker" -> exchange.dispatch(UndertowHandlers::answerLater);
            case "/fail" -> Failure.fail();
            default -> exchange.setStatusCode(404);
        }
    }

    private static void answerLater(HttpServerExchange exchange) {
        exchange.setStatusCode(202).getResponseSender().send("later");
    }

    @Override
    public int getAsInt() {
        return ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
    }

    @Override
    public void close() {
        undertow.stop();
    }
}
