package io.pitot.agent.instrumentation.httpcomponents;

import java.io.IOException;
import org.apache.http.HttpException;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.nio.ContentEncoder;
import org.apache.http.nio.IOControl;
import org.apache.http.nio.protocol.HttpAsyncRequestProducer;
import org.apache.http.protocol.HttpContext;

/** What makes the application's request, which the client asks for on the application's thread. Defined into the client's loader. */
public final class SentRequest4 implements HttpAsyncRequestProducer {

    private final HttpAsyncRequestProducer request;
    private final Exchange4 exchange;

    /** The same request as one of an exchange. */
    public SentRequest4(HttpAsyncRequestProducer request, Exchange4 exchange) {
        this.request = request;
        this.exchange = exchange;
    }

    @Override
    public HttpHost getTarget() {
        return request.getTarget();
    }

    @Override
    public HttpRequest generateRequest() throws IOException, HttpException {
        HttpRequest made = request.generateRequest();
        exchange.begin(request.getTarget(), made);
        return made;
    }

    @Override
    public void produceContent(ContentEncoder body, IOControl control) throws IOException {
        request.produceContent(body, control);
    }

    @Override
    public void requestCompleted(HttpContext context) {
        request.requestCompleted(context);
    }

    @Override
    public void failed(Exception thrown) {
        request.failed(thrown);
    }

    @Override
    public boolean isRepeatable() {
        return request.isRepeatable();
    }

    @Override
    public void resetRequest() throws IOException {
        request.resetRequest();
    }

    @Override
    public void close() throws IOException {
        request.close();
    }

    @Override
    public String toString() {
        return request.toString();
    }
}
