package com.acme.web.reactor;

import com.acme.web.FarService;
import com.acme.web.NamedQueries;
import com.acme.web.Stranger;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.netty.ByteBufFlux;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;
import reactor.util.Loggers;

/**
 * An application on Reactor Netty whose requests ask another service, or wait for another thread, and query when they have
 * the answer. One event loop for its server and its client, which has fewer connections than there are requests.
 */
public final class ReactorServer implements IntSupplier, Runnable, AutoCloseable {

    /** How often it asks for nobody. */
    public static final int FOR_NOBODY = 100;

    /** Says at length what does not concern a test whose service refuses and cuts its answers. */
    private static final Logger LOGGER = Logger.getLogger("reactor");

    static {
        LOGGER.setLevel(Level.OFF);
        Loggers.useJdkLoggers();
    }

    private final NamedQueries queries = new NamedQueries();
    private final FarService far = new FarService();
    private final Stranger stranger = new Stranger();
    private final LoopResources loop = LoopResources.create("loop", 1, true);
    private final ConnectionProvider connections = ConnectionProvider.builder("far")
            .maxConnections(3)
            .pendingAcquireMaxCount(-1)
            .build();
    private final HttpClient client = HttpClient.create(connections).runOn(loop).followRedirect(true);
    private final Map<String, Function<String, Mono<String>>> routes = Map.ofEntries(
            Map.entry("mapped", name -> answer("/answer").map(answer -> query(name))),
            Map.entry(
                    "published",
                    name -> answer("/answer")
                            .publishOn(Schedulers.boundedElastic())
                            .map(answer -> query(name))),
            Map.entry(
                    "twice",
                    name -> answer("/answer")
                            .flatMap(answer -> answer("/parts"))
                            .map(answer -> query(name))),
            Map.entry(
                    "collected",
                    name -> get("/parts")
                            .responseContent()
                            .asString()
                            .collectList()
                            .map(answer -> query(name))),
            Map.entry(
                    "response",
                    name -> get("/answer")
                            .responseSingle((response, body) -> body.asString().map(answer -> query(name)))),
            Map.entry("late_body", this::lateBody),
            Map.entry("posted", this::posted),
            Map.entry("redirected", name -> answer("/moved").map(answer -> query(name))),
            Map.entry("cut", name -> answer("/cut").onErrorResume(failure -> queried(name))),
            Map.entry(
                    "refused",
                    name -> client.get()
                            .uri("http://localhost:1/")
                            .response()
                            .map(response -> "answered")
                            .onErrorResume(failure -> queried(name))),
            Map.entry(
                    "created",
                    name -> Mono.<String>create(sink -> stranger.run(() -> sink.success("answer")))
                            .map(answer -> query(name))),
            Map.entry(
                    "created_empty",
                    name -> Mono.<String>create(sink -> stranger.run(sink::success))
                            .switchIfEmpty(queried(name))),
            Map.entry(
                    "created_failing",
                    name -> Mono.<String>create(sink -> stranger.run(() -> sink.error(new IllegalStateException(name))))
                            .onErrorResume(failure -> queried(name))),
            Map.entry(
                    "created_flux",
                    name -> Flux.<String>create(this::feed)
                            .map(answer -> query(name))
                            .next()),
            Map.entry(
                    "pushed_latest",
                    name -> Flux.<String>push(this::feed, FluxSink.OverflowStrategy.LATEST)
                            .map(answer -> query(name))
                            .next()),
            Map.entry(
                    "pushed_dropping",
                    name -> Flux.<String>push(this::feed, FluxSink.OverflowStrategy.DROP)
                            .map(answer -> query(name))
                            .next()),
            Map.entry("flat_mapped", name -> emitted().flatMap(answer -> queried(name))),
            Map.entry(
                    "flat_mapped_many",
                    name -> emitted().flatMapMany(answer -> queried(name)).next()),
            Map.entry(
                    "mono_published",
                    name -> emitted().publishOn(Schedulers.boundedElastic()).map(answer -> query(name))),
            Map.entry("then", name -> emitted().then(queried(name))),
            Map.entry(
                    "many_flat_mapped",
                    name -> emittedMany().flatMap(answer -> queried(name)).next()),
            Map.entry(
                    "many_concat_mapped",
                    name -> emittedMany().concatMap(answer -> queried(name)).next()),
            Map.entry(
                    "many_concat_mapped_delayed",
                    name -> emittedMany()
                            .concatMapDelayError(answer -> queried(name))
                            .next()),
            Map.entry(
                    "many_concat_mapped_singly",
                    name -> emittedMany().concatMap(answer -> queried(name), 0).next()),
            Map.entry(
                    "many_published",
                    name -> emittedMany()
                            .publishOn(Schedulers.boundedElastic())
                            .map(answer -> query(name))
                            .next()));
    private final DisposableServer server;

    /** Starts it on a free port. */
    public ReactorServer() {
        server = HttpServer.create()
                .runOn(loop)
                .host("localhost")
                .port(0)
                .route(all -> all.get("/{route}/{number}", (request, response) -> response.sendString(answer(request))))
                .bindNow();
    }

    /** Each request queries twice under the same name: at once, and when it has the answer. */
    private Mono<String> answer(HttpServerRequest request) {
        String route = request.param("route");
        String name = query(route + "_" + request.param("number"));
        return routes.get(route).apply(name);
    }

    private HttpClient.ResponseReceiver<?> get(String path) {
        return client.get().uri(far.uri(path));
    }

    private Mono<String> answer(String path) {
        return get(path).responseContent().aggregate().asString();
    }

    /** The body is asked for on another thread than the one that got the response. */
    private Mono<String> lateBody(String name) {
        return get("/answer")
                .responseSingle((response, body) -> Mono.just(response)
                        .publishOn(Schedulers.boundedElastic())
                        .then(body.asString()))
                .map(answer -> query(name));
    }

    /** The request's body is asked for when there is a connection. */
    private Mono<String> posted(String name) {
        return client.post()
                .uri(far.uri("/answer"))
                .send(ByteBufFlux.fromString(queried(name)))
                .responseContent()
                .aggregate()
                .asString();
    }

    private Mono<String> emitted() {
        Sinks.One<String> sink = Sinks.one();
        return sink.asMono().doOnSubscribe(any -> stranger.run(() -> sink.tryEmitValue("answer")));
    }

    private Flux<String> emittedMany() {
        Sinks.Many<String> sink = Sinks.many().multicast().onBackpressureBuffer();
        return sink.asFlux().doOnSubscribe(any -> stranger.run(() -> sink.tryEmitNext("answer")));
    }

    private void feed(FluxSink<String> sink) {
        stranger.run(() -> {
            sink.next("answer");
            sink.complete();
        });
    }

    /** Queries on the thread that subscribes to it. */
    private Mono<String> queried(String name) {
        return Mono.fromCallable(() -> query(name));
    }

    private String query(String name) {
        queries.run(name);
        return name;
    }

    /** Asks the other service for nobody, as often at once as there are requests, and queries when it has each answer. */
    @Override
    public void run() {
        Flux.range(0, FOR_NOBODY)
                .flatMap(number -> answer("/answer").map(answer -> query("nobody")), FOR_NOBODY)
                .blockLast();
    }

    @Override
    public int getAsInt() {
        return server.port();
    }

    @Override
    public void close() {
        server.disposeNow();
        connections.dispose();
        loop.dispose();
        stranger.close();
        far.close();
    }
}
