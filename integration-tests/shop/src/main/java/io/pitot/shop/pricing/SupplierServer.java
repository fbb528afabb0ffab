package io.pitot.shop.pricing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The supplier's server, somewhere else: this one listens on a port of its own and takes the time that the way to the real
 * one would take. {@code /prices/SKU-10001} answers with a price.
 */
@Component
@Lazy
public class SupplierServer implements AutoCloseable {

    private static final Duration WAY = Duration.ofMillis(3);
    private static final String PRICES = "/prices/";

    private final ExecutorService executor = Executors.newFixedThreadPool(4, task -> {
        Thread thread = new Thread(task, "supplier");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicLong asked = new AtomicLong();
    private final HttpServer server;

    SupplierServer() throws IOException {
        // Or each answer waits until the client has confirmed its head.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(PRICES, this::answer);
        server.setExecutor(executor);
        server.start();
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** How many prices it has been asked for. */
    public long asked() {
        return asked.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.incrementAndGet();
            Thread.sleep(WAY.toMillis());
            String sku = exchange.getRequestURI().getPath().substring(PRICES.length());
            byte[] body = priceOf(sku).toPlainString().getBytes(StandardCharsets.US_ASCII);
            exchange.getResponseHeaders().set("Content-Type", "text/plain");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("the supplier was stopped", e));
        }
    }

    private static BigDecimal priceOf(String sku) {
        return BigDecimal.valueOf(500 + Math.floorMod(sku.hashCode(), 9_500), 2);
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }
}
