package com.acme.web;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/** A thread of a library's own, which is told by a queue of the library's own what to do: it knows nothing of requests. */
public final class Stranger implements AutoCloseable {

    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::work, "stranger");

    /** Starts it. */
    public Stranger() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Does that at some time. */
    public void run(Runnable task) {
        tasks.add(task);
    }

    /** What it completes at some time. */
    public CompletableFuture<String> future() {
        CompletableFuture<String> future = new CompletableFuture<>();
        run(() -> future.complete("answer"));
        return future;
    }

    private void work() {
        try {
            while (true) {
                tasks.take().run();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
