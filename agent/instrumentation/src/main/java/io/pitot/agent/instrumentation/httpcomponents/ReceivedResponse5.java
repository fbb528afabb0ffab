package io.pitot.agent.instrumentation.httpcomponents;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * What is given the response of the application's request, and before it the call that it is of. Defined into the client's loader.
 *
 * @param <T> what the application makes of it
 */
public final class ReceivedResponse5<T> implements AsyncResponseConsumer<T> {

    private final AsyncResponseConsumer<T> response;
    private final Exchange5 exchange;

    /** The same response as that of an exchange. */
    public ReceivedResponse5(AsyncResponseConsumer<T> response, Exchange5 exchange) {
        this.response = response;
        this.exchange = exchange;
    }

    @Override
    public void consumeResponse(
            HttpResponse head, EntityDetails entity, HttpContext context, FutureCallback<T> callback)
            throws HttpException, IOException {
        exchange.answered(head);
        response.consumeResponse(head, entity, context, callback);
    }

    @Override
    public void informationResponse(HttpResponse head, HttpContext context) throws HttpException, IOException {
        response.informationResponse(head, context);
    }

    @Override
    public void failed(Exception thrown) {
        exchange.failed(thrown);
        response.failed(thrown);
    }

    @Override
    public void updateCapacity(CapacityChannel capacity) throws IOException {
        response.updateCapacity(capacity);
    }

    @Override
    public void consume(ByteBuffer body) throws IOException {
        response.consume(body);
    }

    @Override
    public void streamEnd(List<? extends Header> trailers) throws HttpException, IOException {
        response.streamEnd(trailers);
    }

    @Override
    public void releaseResources() {
        response.releaseResources();
    }

    @Override
    public String toString() {
        return response.toString();
    }
}
