package io.pitot.agent.instrumentation.httpcomponents;

import io.pitot.agent.bootstrap.HttpCall;
import io.pitot.agent.bootstrap.HttpCallProbe;
import java.io.IOException;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.RequestChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** What sends the application's request, and before it the call that this is. Defined into the client's loader. */
public final class SentRequest5 implements AsyncRequestProducer, RequestChannel {

    private final AsyncRequestProducer request;
    private final Exchange5 exchange;
    private @Nullable RequestChannel channel;

    /** The same request as one of an exchange. */
    public SentRequest5(AsyncRequestProducer request, Exchange5 exchange) {
        this.request = request;
        this.exchange = exchange;
    }

    @Override
    public void sendRequest(RequestChannel given, HttpContext context) throws HttpException, IOException {
        channel = given;
        request.sendRequest(this, context);
    }

    @Override
    public void sendRequest(HttpRequest head, EntityDetails entity, HttpContext context)
            throws HttpException, IOException {
        RequestChannel given = channel;
        if (given == null) {
            return;
        }
        HttpCall call = exchange.begin(head);
        try {
            given.sendRequest(head, entity, context);
        } finally {
            if (call != null) {
                HttpCallProbe.leave(call, null);
            }
        }
    }

    @Override
    public boolean isRepeatable() {
        return request.isRepeatable();
    }

    @Override
    public void failed(Exception thrown) {
        request.failed(thrown);
    }

    @Override
    public int available() {
        return request.available();
    }

    @Override
    public void produce(DataStreamChannel body) throws IOException {
        request.produce(body);
    }

    @Override
    public void releaseResources() {
        request.releaseResources();
    }

    @Override
    public String toString() {
        return request.toString();
    }
}
