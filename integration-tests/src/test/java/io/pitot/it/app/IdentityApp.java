package io.pitot.it.app;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.catalina.LifecycleException;

/**
 * Requests whose work is done by other threads. Each way there has a query of its own, whose column is called after
 * it; {@code /tell} prints how often each was run.
 */
public final class IdentityApp {

    /** How long an asynchronous request has nothing to do. */
    public static final long PAUSE_NANOS = 30_000_000;

    private final ExecutorService pool = Executors.newFixedThreadPool(8);
    private final ExecutorService other = Executors.newCachedThreadPool();
    private final ForkJoinPool forkJoin = new ForkJoinPool(4);
    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(2);
    private final Timer timer = new Timer(true);
    private final CountDownLatch reminded = new CountDownLatch(10);

    private IdentityApp() {}

    public static void main(String[] arguments) throws IOException, LifecycleException {
        new IdentityApp().run();
    }

    private void run() throws IOException, LifecycleException {
        Runnable sweep = () -> HandedOver.query("periodic");
        var unused = scheduler.scheduleAtFixedRate(sweep, 0, 20, TimeUnit.MILLISECONDS);
        timer.schedule(new Reminder(reminded), 0, 20);
        new WebServer()
                .servlet("/executors", waiting(this::executors))
                .servlet("/futures", waiting(this::futures))
                .servlet("/fork-join", waiting(this::forkJoin))
                .servlet("/virtual", waiting(this::virtualThreads))
                .servlet("/late", waiting(this::late))
                .servlet("/async", this::async)
                .servlet("/dispatched", this::dispatched)
                .servlet("/timeout", IdentityApp::timeout)
                .servlet("/tell", waiting(this::tell))
                .run();
    }

    /** Work that may throw what tasks throw. */
    private interface Work {
        void run() throws InterruptedException, ExecutionException, ReflectiveOperationException;
    }

    private static WebServer.Handler waiting(Work work) {
        return (request, response) -> {
            try {
                work.run();
                answer(response, "done");
            } catch (InterruptedException | ExecutionException | ReflectiveOperationException e) {
                throw new IOException(e);
            }
        };
    }

    private void executors() throws InterruptedException, ExecutionException {
        HandedOver.query("own_thread");
        pool.submit(() -> HandedOver.query("submitted")).get();
        pool.invokeAll(List.of(called("all_invoked"), called("all_invoked")));
        CountDownLatch done = new CountDownLatch(3);
        pool.execute(Shared.TASK);
        pool.execute(new Announced("executed", done));
        FutureTask<Integer> task = new FutureTask<>(called("own_future_task"));
        pool.execute(task);
        task.get();
        pool.execute(() -> {
            other.execute(() -> {
                CompletableFuture.runAsync(() -> HandedOver.query("three_hops"), forkJoin)
                        .join();
                done.countDown();
            });
            done.countDown();
        });
        done.await();
        scheduler
                .schedule(() -> HandedOver.query("scheduled_once"), 1, TimeUnit.MILLISECONDS)
                .get();
    }

    private void futures() throws InterruptedException, ExecutionException {
        CompletableFuture.supplyAsync(() -> {
                    HandedOver.query("supplied");
                    return 1;
                })
                .thenApply(value -> {
                    HandedOver.query("applied");
                    return value;
                })
                .thenComposeAsync(value -> CompletableFuture.runAsync(() -> HandedOver.query("composed"), pool), other)
                .thenRunAsync(() -> HandedOver.query("then_run"))
                .get();
        CompletableFuture<Integer> completedElsewhere = new CompletableFuture<>();
        CompletableFuture<Void> stage =
                completedElsewhere.thenAccept(value -> HandedOver.query("completed_by_a_stranger"));
        Thread stranger = new Thread(() -> completedElsewhere.complete(1));
        stranger.start();
        stage.get();
        stranger.join();
    }

    private void forkJoin() throws InterruptedException, ExecutionException {
        IntStream.range(0, 20).parallel().forEach(i -> HandedOver.query("parallel_stream"));
        forkJoin.submit(() -> IntStream.range(0, 20).parallel().forEach(i -> HandedOver.query("stream_in_a_pool")))
                .get();
        forkJoin.invoke(new Halves(8));
        forkJoin.submit(called("called_in_a_pool")).get();
    }

    /** Where the JVM has them; by reflection, since JDK 17 does not. */
    private void virtualThreads() throws InterruptedException, ExecutionException, ReflectiveOperationException {
        if (Runtime.version().feature() < 21) {
            return;
        }
        start(() -> {
                    HandedOver.query("virtual_thread");
                    try {
                        start(() -> HandedOver.query("virtual_of_virtual")).join();
                    } catch (InterruptedException | ReflectiveOperationException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .join();
        ExecutorService each = (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        List<Future<?>> tasks = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            tasks.add(each.submit(() -> HandedOver.query("virtual_per_task")));
        }
        for (Future<?> task : tasks) {
            task.get();
        }
        each.shutdown();
    }

    private static Thread start(Runnable task) throws ReflectiveOperationException {
        try {
            return (Thread)
                    Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Answers at once; what it leaves to do ends long after. */
    private void late() {
        other.execute(() -> {
            pause(150);
            HandedOver.query("after_the_answer");
            HandedOver.query("after_the_answer");
        });
    }

    private void async(HttpServletRequest request, HttpServletResponse response) {
        AsyncContext later = request.startAsync();
        pool.execute(() -> {
            pause(PAUSE_NANOS / 1_000_000);
            HandedOver.query("before_completion");
            later.start(() -> {
                HandedOver.query("started_by_the_container");
                ((HttpServletResponse) later.getResponse()).setStatus(202);
                later.complete();
            });
        });
    }

    private void dispatched(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getAttribute("prepared") == null) {
            AsyncContext later = request.startAsync();
            pool.execute(() -> {
                HandedOver.query("before_dispatch");
                request.setAttribute("prepared", true);
                later.dispatch();
            });
        } else {
            HandedOver.query("after_dispatch");
            answer(response, "dispatched");
        }
    }

    private static void timeout(HttpServletRequest request, HttpServletResponse response) {
        request.startAsync().setTimeout(50);
    }

    /** Once all that was left to do is done. */
    private void tell() throws InterruptedException {
        reminded.await();
        scheduler.shutdown();
        other.shutdown();
        if (!scheduler.awaitTermination(10, TimeUnit.SECONDS) || !other.awaitTermination(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("tasks do not end");
        }
        HandedOver.tell();
    }

    private static Callable<Integer> called(String word) {
        return () -> {
            HandedOver.query(word);
            return 1;
        };
    }

    private static void answer(HttpServletResponse response, String text) throws IOException {
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One object that all requests hand over. */
    private enum Shared implements Runnable {
        TASK;

        @Override
        public void run() {
            HandedOver.query("the_same_task");
        }
    }

    /** A task of the application's own class, which its pool must get as it is. */
    private record Announced(String word, CountDownLatch done) implements Runnable {
        @Override
        public void run() {
            HandedOver.query(word);
            done.countDown();
        }
    }

    private static final class Halves extends RecursiveAction {

        private static final long serialVersionUID = 1L;

        private final int size;

        Halves(int size) {
            this.size = size;
        }

        @Override
        protected void compute() {
            if (size == 1) {
                HandedOver.query("forked");
            } else {
                invokeAll(new Halves(size / 2), new Halves(size / 2));
            }
        }
    }

    private static final class Reminder extends TimerTask {

        private final CountDownLatch left;

        Reminder(CountDownLatch left) {
            this.left = left;
        }

        @Override
        public void run() {
            if (left.getCount() == 1) {
                cancel();
            }
            HandedOver.query("timed");
            left.countDown();
        }
    }
}
