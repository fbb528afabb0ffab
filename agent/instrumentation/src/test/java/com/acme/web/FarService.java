package com.acme.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Another service that the application asks, on threads that know nothing of its requests. */
public final class FarService implements AutoCloseable {

    private static final byte[] ANSWER = "answer".getBytes(StandardCharsets.US_ASCII);
    private static final int PARTS = 3;

    static {
        // Else each answer waits for its client's acknowledgement of the headers.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final HttpServer server;

    /** Starts it on a free port. */
    public FarService() {
        try {
            server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException("host=localhost: no port to listen on", e);
        }
        server.createContext("/answer", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, ANSWER.length);
            exchange.getResponseBody().write(ANSWER);
            exchange.close();
        });
        server.createContext("/parts", FarService::answerInParts);
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", "/answer");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/cut", exchange -> {
            exchange.sendResponseHeaders(200, ANSWER.length + 1L);
            exchange.getResponseBody().write(ANSWER);
            exchange.getResponseBody().flush();
            // Its client is waiting for one more byte.
            exchange.close();
        });
        server.setExecutor(threads);
        server.start();
    }

    private static void answerInParts(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        OutputStream body = exchange.getResponseBody();
        for (int i = 0; i < PARTS; i++) {
            body.write(ANSWER);
            body.flush();
        }
        exchange.close();
    }

    /** Where a path of it is. */
    public String uri(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
