package com.acme.web.javalin;

import com.acme.web.Failure;
import com.acme.web.Ledger;
import io.javalin.Javalin;
import io.javalin.http.UnauthorizedResponse;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntSupplier;

/** Javalin on its own Jetty. Something runs before and after each request. */
public final class JavalinServer implements IntSupplier, AutoCloseable {

    private final Javalin server = Javalin.create();

    /** Starts it on a free port. */
    public JavalinServer() {
        server.before(context -> context.header("X-Before", "yes"));
        server.before("/closed/*", context -> {
            throw new UnauthorizedResponse();
        });
        server.get("/owners/{ownerId}", context -> context.result("owner"));
        server.post("/owners/{ownerId}", context -> context.result("saved"));
        server.get("/owners/{ownerId}/queried", context -> {
            Ledger.query();
            context.result("queried");
        });
        server.get(
                "/owners/{ownerId}/later",
                context -> context.future(
                        () -> CompletableFuture.runAsync(() -> {}).thenRun(() -> context.result("later"))));
        server.get("/owners/{ownerId}/broken", context -> Failure.fail());
        server.get("/owners/{ownerId}/failing", context -> {
            throw new UnsupportedOperationException("failing");
        });
        server.exception(
                UnsupportedOperationException.class,
                (thrown, context) -> context.status(Integer.parseInt(context.queryParam("status"))));
        server.get("/files/<name>", context -> context.result("file"));
        server.get("/closed/door", context -> context.result("open"));
        server.after(context -> context.header("X-After", "yes"));
        server.start(0);
    }

    @Override
    public int getAsInt() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }
}
