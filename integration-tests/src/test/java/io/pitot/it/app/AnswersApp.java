package io.pitot.it.app;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.apache.catalina.LifecycleException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * Requests that wait for an answer: of another service by clients that have few connections for many requests, or of a thread
 * that knows nothing of any. Each way has a query of its own, run when the answer is there, whose column is called after it;
 * {@code /tell} prints how often each was run.
 */
public final class AnswersApp {

    private static final int CONNECTIONS = 4;

    /** What another thread is to do, told to it past all executors. */
    private final BlockingQueue<Runnable> strange = new LinkedBlockingQueue<>();

    private final Map<String, Way> ways = new LinkedHashMap<>();
    private final HttpClient reactive = HttpClient.create(ConnectionProvider.builder("far")
            .maxConnections(CONNECTIONS)
            .pendingAcquireMaxCount(-1)
            .build());
    private final java.net.http.HttpClient ofJdk = java.net.http.HttpClient.newBuilder()
            .version(java.net.http.HttpClient.Version.HTTP_1_1)
            .build();
    private final OkHttpClient ok = new OkHttpClient();
    private final URI far;

    /** Waits for an answer and queries. */
    private interface Way {
        void run(String word);
    }

    private AnswersApp() throws IOException {
        far = startFarService();
        ok.dispatcher().setMaxRequestsPerHost(CONNECTIONS);
        Thread stranger = new Thread(this::workAsStranger, "stranger");
        stranger.setDaemon(true);
        stranger.start();
    }

    public static void main(String[] arguments) throws IOException, LifecycleException {
        new AnswersApp().run();
    }

    private void run() throws IOException, LifecycleException {
        reactive("mapped", word -> answer().map(text -> query(word)));
        reactive("flat_mapped", word -> answer().flatMap(text -> later(word)));
        reactive(
                "published",
                word -> answer().publishOn(Schedulers.boundedElastic()).map(text -> query(word)));
        reactive("delayed", word -> answer().delayElement(Duration.ofMillis(1)).map(text -> query(word)));
        reactive(
                "zipped",
                word -> Mono.zip(answer(), answer())
                        .publishOn(Schedulers.parallel())
                        .flatMap(both -> later(word)));
        reactive(
                "timed_out",
                word -> Mono.<String>never().timeout(Duration.ofMillis(1), Mono.fromCallable(() -> query(word))));
        reactive("deferred", word -> Mono.defer(() -> later(word)).delaySubscription(Duration.ofMillis(1)));
        reactive("from_a_future", word -> Mono.fromFuture(future()).map(text -> query(word)));
        reactive(
                "created",
                word -> Mono.<String>create(sink -> strange.add(() -> sink.success("answer")))
                        .map(text -> query(word)));
        reactive("emitted", word -> emitted().flatMap(text -> later(word)));
        reactive(
                "emitted_and_delayed",
                word -> emitted().delayElement(Duration.ofMillis(1)).flatMap(text -> later(word)));
        reactive(
                "many_emitted",
                word -> emittedMany().concatMap(text -> later(word)).next());
        ways.put("stage", word -> sent().thenApply(text -> query(word)).join());
        ways.put(
                "asynchronous_stage",
                word -> sent().thenApplyAsync(text -> query(word)).join());
        ways.put("called_back", word -> callBack(word).join());
        WebServer server = new WebServer();
        ways.forEach((word, way) -> server.servlet("/" + word, (request, response) -> {
            way.run(word);
            response.getOutputStream().write(word.getBytes(StandardCharsets.UTF_8));
        }));
        server.servlet("/nobody", (request, response) -> forNobody());
        server.servlet("/tell", (request, response) -> HandedOver.tell()).run();
    }

    /** A way that blocks until a chain is complete. */
    private void reactive(String word, Function<String, Mono<?>> chain) {
        ways.put(word, each -> chain.apply(each).block());
    }

    private Mono<String> answer() {
        return reactive.get().uri(far).responseContent().aggregate().asString();
    }

    private Mono<String> later(String word) {
        return Mono.fromCallable(() -> query(word)).subscribeOn(Schedulers.boundedElastic());
    }

    private CompletableFuture<String> future() {
        CompletableFuture<String> future = new CompletableFuture<>();
        strange.add(() -> future.complete("answer"));
        return future;
    }

    private Mono<String> emitted() {
        Sinks.One<String> sink = Sinks.one();
        return sink.asMono().doOnSubscribe(any -> strange.add(() -> sink.tryEmitValue("answer")));
    }

    private Flux<String> emittedMany() {
        Sinks.Many<String> sink = Sinks.many().unicast().onBackpressureBuffer();
        return sink.asFlux().doOnSubscribe(any -> strange.add(() -> sink.tryEmitNext("answer")));
    }

    private CompletableFuture<String> sent() {
        return ofJdk.sendAsync(HttpRequest.newBuilder(far).build(), BodyHandlers.ofString())
                .thenApply(response -> response.body());
    }

    /** By OkHttp, whose calls that end hand the next ones of the queue to a pool. */
    private CompletableFuture<String> callBack(String word) {
        CompletableFuture<String> called = new CompletableFuture<>();
        ok.newCall(new Request.Builder().url(far.toString()).build()).enqueue(new Callback() {
            @Override
            public void onFailure(Call call, IOException failure) {
                called.completeExceptionally(failure);
            }

            @Override
            public void onResponse(Call call, Response response) {
                response.close();
                called.complete(query(word));
            }
        });
        return called;
    }

    /** What another thread asks, which no request has told it to: the request only waits for it. */
    private void forNobody() {
        CompletableFuture<CompletableFuture<String>> asked = new CompletableFuture<>();
        strange.add(() -> asked.complete(callBack("nobody")));
        asked.join().join();
    }

    private static String query(String word) {
        HandedOver.query(word);
        return word;
    }

    private void workAsStranger() {
        try {
            while (true) {
                strange.take().run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static URI startFarService() throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        var server = com.sun.net.httpserver.HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        byte[] answer = "answer".getBytes(StandardCharsets.UTF_8);
        server.createContext("/answer", exchange -> {
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.setExecutor(Executors.newFixedThreadPool(2));
        server.start();
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/answer");
    }
}
