package io.pitot.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Sends traffic: each of a phase's clients takes the next request as soon as its last one is answered. By the older of the JDK's two clients: the JVM's own loader,
 * which loads this, does not see the module of the other.
 */
public final class TrafficDriver {

    private static final int PATIENCE_MILLIS = 60_000;

    private final URI address;
    private final Runnable answered;

    private TrafficDriver(URI address, Runnable answered) {
        this.address = address;
        this.answered = answered;
    }

    /**
     * Sends all of it and waits for the answers, whatever their status.
     *
     * @param address scheme, host and port of the application
     * @param phase told the name of each phase as it begins
     * @param answered called after each answer, by the clients' threads
     * @throws IOException if a request was not answered at all
     */
    public static void drive(Traffic traffic, URI address, Consumer<String> phase, Runnable answered)
            throws IOException, InterruptedException {
        TrafficDriver driver = new TrafficDriver(address, answered);
        for (Traffic.Phase next : traffic.phases()) {
            phase.accept(next.name());
            driver.drive(next);
        }
    }

    private void drive(Traffic.Phase phase) throws IOException, InterruptedException {
        ExecutorService clients = Executors.newFixedThreadPool(phase.clients());
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> running = new ArrayList<>();
        try {
            for (int i = 0; i < phase.clients(); i++) {
                running.add(clients.submit(() -> {
                    List<Traffic.Request> requests = phase.requests();
                    for (int k = next.getAndIncrement(); k < requests.size(); k = next.getAndIncrement()) {
                        send(requests.get(k));
                        answered.run();
                    }
                    return null;
                }));
            }
            for (Future<?> client : running) {
                client.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException unanswered) {
                throw unanswered;
            }
            throw new IllegalStateException(e);
        } finally {
            clients.shutdownNow();
        }
    }

    private void send(Traffic.Request request) throws IOException {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) address.resolve(request.path()).toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            connection.setInstanceFollowRedirects(false);
            connection.setRequestMethod(request.method());
            if (!request.body().isEmpty()) {
                write(connection, request.body().getBytes(StandardCharsets.UTF_8));
            }
            readToEnd(connection);
        } catch (IOException e) {
            throw new IOException("%s %s: no answer: %s".formatted(request.method(), request.path(), e), e);
        }
    }

    private static void write(HttpURLConnection connection, byte[] body) throws IOException {
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setDoOutput(true);
        // Sent once, whatever happens: a body that is kept is sent again where a connection was closed.
        connection.setFixedLengthStreamingMode(body.length);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body);
        }
    }

    /** So that the connection is used again. */
    private static void readToEnd(HttpURLConnection connection) throws IOException {
        boolean failed = connection.getResponseCode() >= HttpURLConnection.HTTP_BAD_REQUEST;
        try (InputStream in = failed ? connection.getErrorStream() : connection.getInputStream()) {
            if (in != null) {
                in.transferTo(OutputStream.nullOutputStream());
            }
        }
    }
}
