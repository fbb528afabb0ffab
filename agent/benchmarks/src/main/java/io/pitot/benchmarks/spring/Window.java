package io.pitot.benchmarks.spring;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** A number of pages, fetched by clients that each ask for the next as soon as they have the last. */
final class Window {

    private final long nanos;
    private final long[] latencies;

    private Window(long nanos, long[] latencies) {
        this.nanos = nanos;
        this.latencies = latencies;
    }

    /** Drives a shop; one thread and one connection for each client. */
    static Window drive(Shop shop, List<Page> pages, int clients) throws IOException, InterruptedException {
        long[] latencies = new long[pages.size()];
        AtomicInteger next = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            long start = System.nanoTime();
            List<Future<?>> running = IntStream.range(0, clients)
                    .<Future<?>>mapToObj(client -> threads.submit(() -> {
                        fetchAll(shop, pages, next, latencies);
                        return null;
                    }))
                    .toList();
            for (Future<?> client : running) {
                client.get();
            }
            long nanos = System.nanoTime() - start;
            Arrays.sort(latencies);
            return new Window(nanos, latencies);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause() + "\nthe shop printed last:\n" + shop.output(), e);
        } finally {
            threads.shutdownNow();
        }
    }

    /** From the first request to the end of the last page. */
    long nanos() {
        return nanos;
    }

    /** The nanoseconds within which so many of a hundred pages came. */
    long percentile(double percent) {
        return latencies[(int) Math.ceil(percent / 100 * latencies.length) - 1];
    }

    private static void fetchAll(Shop shop, List<Page> pages, AtomicInteger next, long[] latencies) throws IOException {
        try (HttpConnection connection = shop.connect()) {
            for (int i = next.getAndIncrement(); i < pages.size(); i = next.getAndIncrement()) {
                long start = System.nanoTime();
                connection.fetch(pages.get(i));
                latencies[i] = System.nanoTime() - start;
            }
        }
    }
}
