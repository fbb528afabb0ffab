package io.pitot.it.app;

import com.openai.client.OpenAIClient;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.sun.net.httpserver.HttpServer;
import io.pitot.it.corpus.ModelClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import redis.clients.jedis.RedisClient;
import redis.embedded.RedisServer;

/**
 * Runs jobs on several threads as fast as they go, with ever new SQL, keys, paths, models, classes, exceptions and names of threads, and
 * counts what it did.
 */
public final class SoakApp {

    /** Queries of a run: the first of a kind of its own, the others always the same. */
    public static final int QUERIES = 9;

    /** One run in so many asks a cache, a service and a model, too: for the model's client takes longer than all else together. */
    private static final int OTHERS_IN = 10;

    private static final int THREADS = 4;
    private static final long HEAP_LOOK_MILLIS = 5_000;

    private final AtomicLong tasks = new AtomicLong();
    private final AtomicLong runs = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final AtomicLong others = new AtomicLong();
    private final NumberedClasses taskClasses = new NumberedClasses(SoakTask00000000.class);
    private final NumberedClasses failureClasses = new NumberedClasses(SoakFailure00000000.class);
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI service = service();
    private final OpenAIClient models = ModelClient.of(service);
    private final RedisClient redis;
    private final long end;

    private SoakApp(long end, RedisClient redis) throws IOException {
        this.end = end;
        this.redis = redis;
    }

    /** The argument: seconds. Prints what a collection leaves of the heap, now and then, and at the end how often it did what. */
    public static void main(String[] args) throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        RedisServer server = RedisServer.newRedisServer()
                .port(port)
                .setting("bind 127.0.0.1")
                .setting("save \"\"")
                .build();
        server.start();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            if (!failure.getClass().getName().contains("SoakFailure")) {
                failure.printStackTrace();
                Runtime.getRuntime().halt(1);
            }
        });
        try {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.parseLong(args[0]));
            SoakApp app = new SoakApp(end, RedisClient.create("localhost", port));
            app.soak();
            System.out.println("TASKS " + app.tasks);
            System.out.println("OTHERS " + app.others);
            System.out.println("RUNS " + app.runs);
        } finally {
            server.stop();
        }
        System.exit(0);
    }

    private void soak() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Thread thread = new Thread(this::work);
            thread.start();
            threads.add(thread);
        }
        while (System.nanoTime() - end < 0) {
            Thread.sleep(HEAP_LOOK_MILLIS);
            System.gc();
            System.out.println("HEAP "
                    + ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() + " CLASSES "
                    + ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void work() {
        try {
            while (System.nanoTime() - end < 0) {
                runTask();
            }
        } catch (InterruptedException | ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** On a thread of its own, as there are ever new ones of those, too. */
    private void runTask() throws InterruptedException, ReflectiveOperationException {
        long number = tasks.getAndIncrement();
        CountDownLatch ended = new CountDownLatch(1);
        TimerTask task = (TimerTask) taskClasses
                .number(number)
                .getConstructor(SoakApp.class, CountDownLatch.class)
                .newInstance(this, ended);
        new Timer("soak " + letters(number)).schedule(task, 0, 1);
        ended.await();
    }

    /** Begins a run of a task. */
    public long nextRun() {
        return runs.getAndIncrement();
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:h2:mem:soak;DB_CLOSE_DELAY=-1");
    }

    /** A query of a run. */
    public static String sql(long run, int query) {
        return "SELECT 1 AS " + (query == 0 ? "q_new_" + letters(run) : "q_same_" + query);
    }

    /** What a run asks of others than the database. */
    public void callOthers(long run) {
        if (run % OTHERS_IN != 0) {
            return;
        }
        others.incrementAndGet();
        String word = letters(run);
        redis.get("soak:" + word + ":" + word);
        try {
            http.send(
                    HttpRequest.newBuilder(service.resolve("/soak/" + word + "/" + word))
                            .build(),
                    BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        models.embeddings()
                .create(EmbeddingCreateParams.builder()
                        .model("soak-" + word)
                        .input(word)
                        .build());
    }

    /** One of a class of its own. */
    public RuntimeException failure() {
        try {
            return (RuntimeException) failureClasses
                    .number(failures.getAndIncrement())
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A number as a word, which nothing takes for a number. */
    private static String letters(long number) {
        StringBuilder word = new StringBuilder();
        for (long rest = number; word.length() == 0 || rest > 0; rest /= 26) {
            word.append((char) ('a' + rest % 26));
        }
        return word.toString();
    }

    private static URI service() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] body = ("{\"object\":\"list\",\"model\":\"soak\",\"data\":[{\"object\":\"embedding\",\"index\":0,"
                        + "\"embedding\":[0.5]}],\"usage\":{\"prompt_tokens\":5,\"total_tokens\":5}}")
                .getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }
}
