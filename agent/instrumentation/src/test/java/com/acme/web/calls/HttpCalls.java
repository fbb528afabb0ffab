package com.acme.web.calls;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.ToIntBiFunction;

/** An application that asks other services over HTTP: by method and URL, for the status of the answer, which it reads to its end. */
abstract class HttpCalls implements ToIntBiFunction<String, String>, AutoCloseable {

    /** Connections of clients that have a pool of them. */
    static final int CONNECTIONS = 3;

    /** What it sends where it sends a body. */
    static final String BODY = "question";

    @Override
    public final int applyAsInt(String method, String url) {
        try {
            return call(method, url);
        } catch (IOException | InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("url=" + url + ": no answer", e);
        }
    }

    /** How long it waits for an answer: not long for one that does not come. */
    static int timeoutMillis(String url) {
        return url.contains("/slow/") ? 500 : 30_000;
    }

    /** Asks. */
    abstract int call(String method, String url)
            throws IOException, InterruptedException, ExecutionException, TimeoutException;

    @Override
    public void close() throws IOException {}
}
