package io.pitot.agent.instrumentation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Another service that counts what it is asked: the first part of a path says how it answers, the second is an id.
 *
 * <ul>
 *   <li>{@code items}: with 200 and six bytes
 *   <li>{@code parts}: the same, of a length that is not told before
 *   <li>{@code missing} and {@code broken}: with 404 and 500
 *   <li>{@code moved}: with a redirection to {@code items}
 *   <li>{@code slow}: not before it is closed
 *   <li>{@code held}: as {@code items}, but not before {@link #release}
 *   <li>{@code once}: the first request of an id with an end of its connection, the next as {@code items}
 * </ul>
 */
public final class CountingServer implements AutoCloseable {

    private static final byte[] ANSWER = "answer".getBytes(StandardCharsets.US_ASCII);

    static {
        // Else each answer waits for its client's acknowledgement of the headers.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    /** Starts it on a free port. */
    public CountingServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    private int count(String what) {
        return counts.computeIfAbsent(what, any -> new AtomicInteger()).incrementAndGet();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String kind = path.substring(1, path.indexOf('/', 1));
        count(kind);
        exchange.getRequestBody().readAllBytes();
        switch (kind) {
            case "items" -> answer(exchange, 200, ANSWER.length);
            case "parts" -> answer(exchange, 200, 0);
            case "missing" -> answer(exchange, 404, ANSWER.length);
            case "broken" -> answer(exchange, 500, ANSWER.length);
            case "moved" -> {
                exchange.getResponseHeaders().add("Location", path.replace("moved", "items"));
                exchange.sendResponseHeaders(302, -1);
            }
            case "slow" -> await(closed);
            case "held" -> {
                await(released);
                answer(exchange, 200, ANSWER.length);
            }
            default -> {
                if (count(path) > 1) {
                    answer(exchange, 200, ANSWER.length);
                }
            }
        }
        exchange.close();
    }

    private static void answer(HttpExchange exchange, int status, long length) throws IOException {
        exchange.sendResponseHeaders(status, length);
        exchange.getResponseBody().write(ANSWER);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many requests of a kind it has got. */
    public int requests(String kind) {
        AtomicInteger count = counts.get(kind);
        return count == null ? 0 : count.get();
    }

    /** Lets it answer what it holds back. */
    public void release() {
        released.countDown();
    }

    /** Its name in routes. */
    public String authority() {
        return "localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        closed.countDown();
        released.countDown();
        server.stop(0);
        threads.shutdown();
    }
}
