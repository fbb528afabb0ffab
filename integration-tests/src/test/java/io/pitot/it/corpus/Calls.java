package io.pitot.it.corpus;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.params.SetParams;
import redis.embedded.RedisServer;

/**
 * Calls of another service over HTTP, and of Redis: one by one where one would do, and as they should be. Each program has keys and a
 * path of its own: what is found of a cache is found of its keys, whoever asks for them.
 */
final class Calls {

    private static final String ALL = "SELECT id FROM orders WHERE id > 0 ORDER BY id";
    private static final int LARGEST = 200;

    private static final URI SERVICE = service();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final RedisClient REDIS = redis();

    private Calls() {}

    @Verdict(value = "CHATTY_HTTP", fromRows = 3)
    static void aCallForEachOrder(Visit visit) throws Exception {
        for (int order : visit.keys(ALL)) {
            get("/aCallForEachOrder/" + order); // here: aCallForEachOrder
        }
    }

    @Verdict(value = "CHATTY_HTTP", fromRows = 3)
    static void ofAStream(Visit visit) throws Exception {
        visit.keys(ALL).stream()
                .map(order -> "/ofAStream?order=" + order)
                .forEach(Calls::getUnchecked); // here: ofAStream
    }

    @Verdict(value = "CHATTY_HTTP", fromRows = 3)
    static void byTheOldClient(Visit visit) throws Exception {
        for (int order : visit.keys(ALL)) {
            HttpURLConnection connection = (HttpURLConnection)
                    SERVICE.resolve("/byTheOldClient/" + order).toURL().openConnection();
            connection.getInputStream().close(); // here: byTheOldClient
        }
    }

    @Verdict(value = "CHATTY_HTTP", fromRows = 3)
    static void anOrderSentForEach(Visit visit) throws Exception {
        for (int order : visit.keys(ALL)) {
            send("POST", "/anOrderSentForEach/" + order); // here: anOrderSentForEach
        }
    }

    @Verdict(value = "CHATTY_HTTP", fromRows = 3)
    static void theSameForEachOrder(Visit visit) throws Exception {
        for (int order : visit.keys(ALL)) {
            if (get("/theSameForEachOrder").body().length() < order) { // here: theSameForEachOrder
                return;
            }
        }
    }

    /** Two services, a call of each for each order. */
    @Verdict(value = "CHATTY_HTTP", fromRows = 3)
    static void twoRoutesForEachOrder(Visit visit) throws Exception {
        for (int order : visit.keys(ALL)) {
            get("/twoRoutesForEachOrder/price/" + order); // here: twoRoutesForEachOrder
            get("/twoRoutesForEachOrder/stock/" + order); // here: twoRoutesForEachOrder
        }
    }

    @Verdict
    static void oneCall(Visit visit) throws Exception {
        get("/oneCall/" + visit.order());
    }

    @Verdict
    static void oneCallForAll(Visit visit) throws Exception {
        List<Integer> orders = visit.keys(ALL);
        get("/oneCallForAll?orders=" + orders.stream().map(String::valueOf).collect(Collectors.joining(",")));
    }

    @Verdict
    static void eachOfSeveralServices(Visit visit) throws Exception {
        get("/eachOfSeveralServices/customers/" + visit.customer());
        get("/eachOfSeveralServices/orders/" + visit.order());
        get("/eachOfSeveralServices/rates");
        get("/eachOfSeveralServices/weather");
    }

    @Verdict
    static void atTheSameTime(Visit visit) throws Exception {
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int order : visit.keys(ALL).stream().limit(20).toList()) {
            answers.add(CLIENT.sendAsync(request("GET", "/atTheSameTime/slow/" + order), BodyHandlers.ofString()));
        }
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
    }

    /** Until the other service is done. */
    @Verdict
    static void untilItIsDone(Visit visit) throws Exception {
        for (int i = 0; i < 4; i++) {
            get("/untilItIsDone/" + visit.order());
            if (visit.rows() < LARGEST) {
                return;
            }
            Thread.sleep(70);
        }
    }

    /** The service did not take it. */
    @Verdict
    static void theSameOrderSentAgain(Visit visit) throws Exception {
        for (int i = 0; i < 4; i++) {
            send("POST", "/theSameOrderSentAgain");
        }
    }

    @Verdict(value = "CHATTY_CACHE", fromRows = 3, remedy = "MGET")
    static void aKeyForEachOrder(Visit visit) throws SQLException {
        for (int order : visit.keys(ALL)) {
            REDIS.get("aKeyForEachOrder:" + order); // here: aKeyForEachOrder
        }
    }

    @Verdict(value = "CHATTY_CACHE", fromRows = 3, remedy = "HMGET")
    static void aFieldForEachOrder(Visit visit) throws SQLException {
        for (int order : visit.keys(ALL)) {
            REDIS.hget("aFieldForEachOrder:" + order, "total"); // here: aFieldForEachOrder
        }
    }

    @Verdict(value = "CHATTY_CACHE", fromRows = 3, remedy = "pipeline")
    static void storedOneByOne(Visit visit) throws SQLException {
        for (int order : visit.keys(ALL)) {
            REDIS.set("storedOneByOne:" + order, "x", SetParams.setParams().ex(60)); // here: storedOneByOne
        }
    }

    @Verdict(value = "CHATTY_CACHE", fromRows = 3, remedy = "Ask once per request")
    static void theSameKeyForEachOrder(Visit visit) throws SQLException {
        for (int left = visit.keys(ALL).size(); left > 0; left--) {
            REDIS.exists("theSameKeyForEachOrder:" + visit.customer()); // here: theSameKeyForEachOrder
        }
    }

    @Verdict
    static void oneKey(Visit visit) {
        REDIS.get("oneKey:" + visit.order());
    }

    @Verdict
    static void allKeysAtOnce(Visit visit) throws SQLException {
        REDIS.mget(keys(visit, "allKeysAtOnce:"));
    }

    @Verdict
    static void allInAPipeline(Visit visit) throws SQLException {
        try (AbstractPipeline pipeline = REDIS.pipelined()) {
            visit.keys(ALL).forEach(order -> pipeline.get("allInAPipeline:" + order));
            pipeline.sync();
        }
    }

    @Verdict
    static void aKeyOfEachKind(Visit visit) {
        REDIS.get("aKeyOfEachKind:session:" + visit.turn());
        REDIS.hgetAll("aKeyOfEachKind:customer:" + visit.customer());
        REDIS.get("aKeyOfEachKind:rates");
    }

    @Verdict
    static void aScan(Visit visit) {
        String cursor = ScanParams.SCAN_POINTER_START;
        for (int i = 0; i < 5; i++) {
            cursor = REDIS.scan(cursor, new ScanParams().match("aScan:*").count(2))
                    .getCursor();
        }
    }

    /** Another counts along with it. */
    @Verdict
    static void theSameCounterAgain(Visit visit) {
        for (int i = 0; i < 4; i++) {
            REDIS.incr("theSameCounterAgain:" + visit.customer());
        }
    }

    /** The time is part of the key: what is stored is never asked for again. */
    @Verdict(value = "LOW_HIT_RATE", fromRows = LARGEST)
    static void underAnotherKeyEachTime(Visit visit) throws SQLException {
        if (visit.rows() < LARGEST) {
            return;
        }
        String[] keys = keys(visit, "underAnotherKeyEachTime:" + visit.turn() + ":");
        REDIS.mget(keys); // here: underAnotherKeyEachTime
        try (AbstractPipeline pipeline = REDIS.pipelined()) {
            for (String key : keys) {
                pipeline.set(key, "x", SetParams.setParams().ex(600));
            }
            pipeline.sync();
        }
        REDIS.set(
                "underAnotherKeyEachTime:" + visit.turn() + ":" + visit.rows(),
                "x",
                SetParams.setParams().ex(600));
    }

    @Verdict
    static void storedForLong(Visit visit) throws SQLException {
        if (visit.rows() < LARGEST) {
            return;
        }
        String[] keys = keys(visit, "storedForLong:");
        if (visit.turn() == 0) {
            try (AbstractPipeline pipeline = REDIS.pipelined()) {
                for (String key : keys) {
                    pipeline.set(key, "x", SetParams.setParams().ex(600));
                }
                pipeline.sync();
            }
        }
        REDIS.mget(keys);
        REDIS.set("storedForLong:" + visit.order(), "x", SetParams.setParams().ex(600));
    }

    /** Whether somebody has locked them: mostly not. */
    @Verdict
    static void askedWhetherTheyAreLocked(Visit visit) throws SQLException {
        REDIS.mget(keys(visit, "askedWhetherTheyAreLocked:"));
    }

    @Verdict(value = "UNEXPIRING_KEYS", fromRows = LARGEST)
    static void storedForGood(Visit visit) {
        if (visit.rows() < LARGEST) {
            return;
        }
        for (int i = 0; i < 2; i++) {
            String key = "storedForGood:" + (1_000 * visit.turn() + i);
            if (REDIS.get(key) == null) {
                REDIS.set(key, "x"); // here: storedForGood
            }
        }
    }

    @Verdict
    static void givenALifetimeAfterwards(Visit visit) {
        if (visit.rows() < LARGEST) {
            return;
        }
        for (int i = 0; i < 2; i++) {
            String key = "givenALifetimeAfterwards:" + (1_000 * visit.turn() + i);
            if (REDIS.get(key) == null) {
                REDIS.set(key, "x");
                REDIS.expire(key, 60L);
            }
        }
    }

    @Verdict(value = "BIG_VALUES", fromRows = LARGEST)
    static void aLargeValue(Visit visit) {
        if (visit.rows() < LARGEST) {
            return;
        }
        if (visit.turn() == 0) {
            REDIS.set("aLargeValue:1", "x".repeat(200_000));
        }
        REDIS.get("aLargeValue:1"); // here: aLargeValue
    }

    private static String[] keys(Visit visit, String prefix) throws SQLException {
        return visit.keys(ALL).stream().map(order -> prefix + order).toArray(String[]::new);
    }

    private static HttpRequest request(String method, String path) {
        return HttpRequest.newBuilder(SERVICE.resolve(path))
                .method(method, BodyPublishers.noBody())
                .build();
    }

    private static HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        return CLIENT.send(request(method, path), BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path);
    }

    private static void getUnchecked(String path) {
        try {
            get(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Answers whatever it is asked; what is slow after 20 ms. */
    private static URI service() {
        // Or each answer waits until the client has confirmed its head.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task, "service");
                thread.setDaemon(true);
                return thread;
            }));
            server.createContext("/", exchange -> {
                try (exchange) {
                    if (exchange.getRequestURI().getPath().contains("/slow/")) {
                        Thread.sleep(20);
                    }
                    byte[] body = "answered".repeat(50).getBytes(StandardCharsets.US_ASCII);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            server.start();
            return URI.create("http://localhost:" + server.getAddress().getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RedisClient redis() {
        try {
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
            return RedisClient.create("localhost", port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
