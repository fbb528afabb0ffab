package com.acme.web.vertx;

import com.acme.web.NamedQueries;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.IntSupplier;

/** An application on Vert.x without any framework: one event loop, two workers. Its queries name the route they are run for. */
public final class VertxServer implements IntSupplier, AutoCloseable {

    private final NamedQueries queries = new NamedQueries();
    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(2));
    private final HttpServer server;

    /** Header of a request: a header, its name and value separated by a colon, that the response is to have. */
    public static final String ANSWER = "X-Answer";

    /** Starts it on a free port. */
    public VertxServer() {
        this(false);
    }

    /** @param compresses whether it compresses what it sends */
    public VertxServer(boolean compresses) {
        Router router = Router.router(vertx);
        router.route().handler(RoutingContext::next);
        router.get("/plain/:id").handler(context -> context.response().end("plain"));
        router.get("/blocking/:id").blockingHandler(context -> answer(context, "blocking"), false);
        router.get("/ordered/:id").blockingHandler(context -> answer(context, "ordered"));
        router.get("/both/:id")
                .blockingHandler(
                        context -> {
                            queries.run("both");
                            context.next();
                        },
                        false)
                .blockingHandler(context -> answer(context, "both"), false);
        router.get("/loop/:id").handler(context -> answer(context, "loop"));
        router.get("/timer/:id").handler(context -> vertx.setTimer(5, any -> answer(context, "timer")));
        router.get("/outliving/:id").handler(context -> {
            context.response().end("outliving");
            queries.run("outliving");
        });
        router.get("/failing/:id").handler(context -> {
            throw new IllegalStateException("failing");
        });
        router.get("/failing-blocked/:id").blockingHandler(context -> {
            throw new UnsupportedOperationException("failing");
        });
        router.get("/text/:bytes").handler(this::answerText);
        router.get("/again/:bytes").handler(this::answerText);
        router.get("/blocked-text/:bytes").blockingHandler(this::answerText, false);
        router.get("/refused/:id").handler(context -> context.fail(403));
        router.get("/never/:id").handler(context -> queries.run("never"));
        router.get("/cut/:id")
                .handler(context -> context.response().setChunked(true).write("never ends"));
        router.get("/downloads/*").handler(context -> context.response().end("file"));
        router.getWithRegex("/numbers/\\d+")
                .handler(context -> context.response().end("number"));
        Router pets = Router.router(vertx);
        pets.get("/pets/:pet").handler(context -> context.response().end("pet"));
        router.route("/api/*").subRouter(pets);
        server = vertx.createHttpServer(
                        new HttpServerOptions().setPort(0).setHost("localhost").setCompressionSupported(compresses))
                .requestHandler(router)
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private void answer(RoutingContext context, String route) {
        queries.run(route);
        context.response().end(route);
    }

    private void answerText(RoutingContext context) {
        String header = context.request().getHeader(ANSWER);
        if (header != null) {
            int colon = header.indexOf(':');
            context.response().putHeader(header.substring(0, colon), header.substring(colon + 1));
        }
        context.response()
                .putHeader("Content-Type", "text/plain;charset=UTF-8")
                .end("x".repeat(Integer.parseInt(context.pathParam("bytes"))));
    }

    @Override
    public int getAsInt() {
        return server.actualPort();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
