package io.pitot.it.app;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
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
    private final ExecutorService own = new DecoratingPool(4);
    private final ForkJoinPool forkJoin = new ForkJoinPool(4);

    /** The same, where it schedules: since JDK 25. */
    private final Object mayBeScheduler = forkJoin;

    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(2);
    private final Timer timer = new Timer(true);
    private final CountDownLatch reminded = new CountDownLatch(10);
    private final CountDownLatch lateAnswered = new CountDownLatch(1);

    private IdentityApp() {}

    public static void main(String[] arguments) throws IOException, LifecycleException {
        new IdentityApp().run();
    }

    private void run() throws IOException, LifecycleException {
        Runnable sweep = () -> HandedOver.query("periodic");
        var unused = scheduler.scheduleAtFixedRate(sweep, 0, 20, TimeUnit.MILLISECONDS);
        if (mayBeScheduler instanceof ScheduledExecutorService later) {
            var unusedToo = later.scheduleAtFixedRate(new Swept(), 0, 20, TimeUnit.MILLISECONDS);
        }
        timer.schedule(new Reminder(reminded), 0, 20);
        new WebServer()
                .servlet("/executors", waiting(this::executors))
                .servlet("/futures", waiting(this::futures))
                .servlet("/fork-join", waiting(this::forkJoin))
                .servlet("/virtual", waiting(this::virtualThreads))
                .servlet("/scopes", waiting(this::scopes))
                .servlet("/threads", waiting(IdentityApp::platformThreads))
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
        Shared.handOverTo(pool);
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
        Shared.awaitAllRun();
        scheduler
                .schedule(() -> HandedOver.query("scheduled_once"), 1, TimeUnit.MILLISECONDS)
                .get();
        own.submit(() -> HandedOver.query("in_a_pool_of_its_own_class")).get();
        CountDownLatch decorated = new CountDownLatch(1);
        own.execute(new Announced("executed_by_its_own_class", decorated));
        decorated.await();
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
        CompletableFuture.runAsync(
                        () -> HandedOver.query("delayed"),
                        CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS, pool))
                .get();
        CountDownLatch delayed = new CountDownLatch(1);
        CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS).execute(new Announced("delayed_alone", delayed));
        delayed.await();
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
        scheduledInAForkJoinPool();
        forkJoin.invokeAll(List.of(called("all_invoked_in_a_pool"), called("all_invoked_in_a_pool")));
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
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        ((Thread) Class.forName("java.lang.Thread$Builder")
                        .getMethod("start", Runnable.class)
                        .invoke(builder, (Runnable) () -> HandedOver.query("virtual_of_a_builder")))
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

    /** Of structured concurrency as JDK 25 has it, where the JVM does: a preview. */
    private void scopes() throws ReflectiveOperationException {
        if (Runtime.version().feature() < 25) {
            return;
        }
        Class<?> type = Class.forName("java.util.concurrent.StructuredTaskScope");
        Method fork = type.getMethod("fork", Callable.class);
        Object scope = type.getMethod("open").invoke(null);
        try {
            for (int i = 0; i < 5; i++) {
                fork.invoke(scope, called("forked_in_a_scope"));
            }
            type.getMethod("join").invoke(scope);
        } finally {
            type.getMethod("close").invoke(scope);
        }
    }

    /** Fork-join pools schedule since JDK 25. */
    private void scheduledInAForkJoinPool() throws InterruptedException, ExecutionException {
        if (mayBeScheduler instanceof ScheduledExecutorService later) {
            later.schedule(() -> HandedOver.query("scheduled_in_a_pool"), 1, TimeUnit.MILLISECONDS)
                    .get();
        }
    }

    /** A thread like this may as well be one of a pool that outlives the request. */
    private static void platformThreads() throws InterruptedException {
        Thread thread = new Thread(() -> HandedOver.query("platform_thread"));
        thread.start();
        thread.join();
    }

    /** Answers at once; what it leaves to do is done when the client has got all these answers and asks to be told. */
    private void late() {
        other.execute(() -> {
            awaitAnswers();
            pause(50);
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

    private void awaitAnswers() {
        try {
            lateAnswered.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Once all that was left to do is done. */
    private void tell() throws InterruptedException {
        lateAnswered.countDown();
        reminded.await();
        scheduler.shutdown();
        other.shutdown();
        forkJoin.shutdown();
        if (!scheduler.awaitTermination(10, TimeUnit.SECONDS)
                || !forkJoin.awaitTermination(10, TimeUnit.SECONDS)
                || !other.awaitTermination(10, TimeUnit.SECONDS)) {
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

        private static final AtomicLong HANDED_OVER = new AtomicLong();
        private static final AtomicLong RUN = new AtomicLong();

        static void handOverTo(Executor executor) {
            HANDED_OVER.incrementAndGet();
            executor.execute(TASK);
        }

        /** Which run was whose cannot be told, so a request waits until none is left; read first, the runs are never too many. */
        static void awaitAllRun() {
            long run;
            do {
                pause(1);
                run = RUN.get();
            } while (run < HANDED_OVER.get());
        }

        @Override
        public void run() {
            HandedOver.query("the_same_task");
            RUN.incrementAndGet();
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

    /** A pool that decorates what it is to run, as those do that keep a logger's context. */
    private static final class DecoratingPool extends ThreadPoolExecutor {

        DecoratingPool(int threads) {
            super(threads, threads, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
        }

        @Override
        public void execute(Runnable task) {
            super.execute(() -> task.run());
        }
    }

    /** A periodic task of a fork-join pool. */
    private record Swept() implements Runnable {
        @Override
        public void run() {
            HandedOver.query("periodic_in_a_pool");
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
