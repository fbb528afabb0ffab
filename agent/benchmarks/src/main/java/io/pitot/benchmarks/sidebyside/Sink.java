package io.pitot.benchmarks.sidebyside;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/** Takes what agents send, over HTTP on the loopback address, and answers as their servers do. */
final class Sink implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final Map<String, LongAdder> bytes = new ConcurrentSkipListMap<>();

    private Sink(HttpServer server) {
        this.server = server;
        server.createContext("/", this::take);
        server.setExecutor(threads);
        server.start();
    }

    static Sink start() throws IOException {
        return new Sink(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Bytes by path. */
    String received() {
        return bytes.isEmpty() ? "nothing" : bytes + " bytes";
    }

    private void take(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        long size = 0;
        try (InputStream in = exchange.getRequestBody()) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                size += read;
            }
        }
        bytes.computeIfAbsent(path, p -> new LongAdder()).add(size);
        byte[] answer = answer(path).getBytes(StandardCharsets.UTF_8);
        if (!path.startsWith("/v1/")) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
        }
        exchange.sendResponseHeaders(path.startsWith("/intake") ? 202 : 200, answer.length == 0 ? -1 : answer.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(answer);
        }
    }

    private static String answer(String path) {
        return switch (path) {
            // Datadog's agent: what it takes.
            case "/info" -> "{\"version\":\"7.60.0\",\"endpoints\":[\"/v0.4/traces\"],\"client_drop_p0s\":false}";
            case "/v0.4/traces" -> "{\"rate_by_service\":{}}";
            // Elastic's server.
            case "/" -> "{\"version\":\"8.15.0\"}";
            case "/config/v1/agents" -> "{}";
            // OTLP, whose answers may be empty, and the rest.
            default -> "";
        };
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
