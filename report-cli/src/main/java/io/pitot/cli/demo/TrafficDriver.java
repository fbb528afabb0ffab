package io.pitot.cli.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Sends traffic: each of a phase's clients takes the next request as soon as its last one is answered. */
public final class TrafficDriver {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
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

    private void send(Traffic.Request request) throws IOException, InterruptedException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(address.resolve(request.path()))
                .timeout(PATIENCE)
                .method(request.method(), BodyPublishers.ofString(request.body()));
        if (!request.body().isEmpty()) {
            builder.header("Content-Type", "application/json");
        }
        try {
            http.send(builder.build(), BodyHandlers.discarding());
        } catch (IOException e) {
            throw new IOException("%s %s: no answer: %s".formatted(request.method(), request.path(), e), e);
        }
    }
}
