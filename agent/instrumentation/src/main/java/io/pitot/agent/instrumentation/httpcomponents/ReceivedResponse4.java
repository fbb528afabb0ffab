package io.pitot.agent.instrumentation.httpcomponents;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import org.apache.http.HttpException;
import org.apache.http.HttpResponse;
import org.apache.http.nio.ContentDecoder;
import org.apache.http.nio.IOControl;
import org.apache.http.nio.protocol.HttpAsyncResponseConsumer;
import org.apache.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * What is given the response of the application's request, and before it the call that it is of. Defined into the client's loader.
 *
 * @param <T> what the application makes of it
 */
public final class ReceivedResponse4<T> implements HttpAsyncResponseConsumer<T> {

    private final HttpAsyncResponseConsumer<T> response;
    private final Exchange4 exchange;

    /** The same response as that of an exchange. */
    public ReceivedResponse4(HttpAsyncResponseConsumer<T> response, Exchange4 exchange) {
        this.response = response;
        this.exchange = exchange;
    }

    @Override
    public void responseReceived(HttpResponse head) throws IOException, HttpException {
        exchange.answered(head);
        response.responseReceived(head);
    }

    @Override
    public void consumeContent(ContentDecoder body, IOControl control) throws IOException {
        response.consumeContent(body, control);
    }

    @Override
    public void responseCompleted(HttpContext context) {
        response.responseCompleted(context);
    }

    @Override
    public void failed(Exception thrown) {
        exchange.failed(thrown);
        response.failed(thrown);
    }

    @Override
    public boolean cancel() {
        exchange.failed(new CancellationException());
        return response.cancel();
    }

    @Override
    public @Nullable Exception getException() {
        return response.getException();
    }

    @Override
    public @Nullable T getResult() {
        return response.getResult();
    }

    @Override
    public boolean isDone() {
        return response.isDone();
    }

    @Override
    public void close() throws IOException {
        response.close();
    }

    @Override
    public String toString() {
        return response.toString();
    }
}
