package com.acme.web.calls;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.jspecify.annotations.Nullable;

/** With the asynchronous client of Apache HttpClient 5, waiting for its future. */
public final class HttpAsyncClient5AwaitedCalls extends HttpCalls {

    private static final @Nullable FutureCallback<SimpleHttpResponse> NO_CALLBACK = null;

    private final CloseableHttpAsyncClient client =
            HttpAsyncClients.custom().disableAutomaticRetries().build();

    /** For the test. */
    public HttpAsyncClient5AwaitedCalls() {
        client.start();
    }

    @Override
    int call(String method, String url) throws InterruptedException, ExecutionException {
        SimpleHttpRequest request = new SimpleHttpRequest(method, URI.create(url));
        request.setConfig(RequestConfig.custom()
                .setResponseTimeout(timeoutMillis(url), TimeUnit.MILLISECONDS)
                .build());
        if (method.equals("POST")) {
            request.setBody(BODY, ContentType.TEXT_PLAIN);
        }
        return client.execute(request, NO_CALLBACK).get().getCode();
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
