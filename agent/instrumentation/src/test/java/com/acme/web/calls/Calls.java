package com.acme.web.calls;

import com.acme.web.FarService;
import com.acme.web.NamedQueries;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * An application that queries before it asks another service, and again in the callback that a client tells of the answer or
 * of the failure. The future that it gives is complete then.
 */
abstract class Calls implements Function<String, CompletableFuture<String>>, AutoCloseable {

    /** Connections of the client. */
    static final int CONNECTIONS = 3;

    private final NamedQueries queries = new NamedQueries();
    private final FarService far = new FarService();

    @Override
    public final CompletableFuture<String> apply(String name) {
        queries.run(name);
        CompletableFuture<String> queried = new CompletableFuture<>();
        String uri = name.startsWith("refused") ? "http://localhost:1/" : far.uri("/answer");
        call(uri, () -> {
            try {
                queries.run(name);
                queried.complete(name);
            } catch (IllegalStateException e) {
                queried.completeExceptionally(e);
            }
        });
        return queried;
    }

    /** Asks, and calls back. */
    abstract void call(String uri, Runnable callback);

    @Override
    public void close() throws IOException {
        far.close();
    }
}
