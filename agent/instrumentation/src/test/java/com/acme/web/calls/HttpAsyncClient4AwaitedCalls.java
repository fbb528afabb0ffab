package com.acme.web.calls;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import org.apache.http.HttpResponse;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.client.methods.HttpRequestBase;
import org.apache.http.concurrent.FutureCallback;
import org.apache.http.entity.StringEntity;
import org.apache.http.impl.nio.client.CloseableHttpAsyncClient;
import org.apache.http.impl.nio.client.HttpAsyncClients;
import org.jspecify.annotations.Nullable;

/** With Apache HttpAsyncClient 4, waiting for its future. */
public final class HttpAsyncClient4AwaitedCalls extends HttpCalls {

    private static final @Nullable FutureCallback<HttpResponse> NO_CALLBACK = null;

    private final CloseableHttpAsyncClient client = HttpAsyncClients.createDefault();

    /** For the test. */
    public HttpAsyncClient4AwaitedCalls() {
        client.start();
    }

    @Override
    int call(String method, String url) throws IOException, InterruptedException, ExecutionException {
        HttpRequestBase request = method.equals("POST") ? post(url) : new HttpGet(url);
        request.setConfig(
                RequestConfig.custom().setSocketTimeout(timeoutMillis(url)).build());
        return client.execute(request, NO_CALLBACK).get().getStatusLine().getStatusCode();
    }

    private static HttpPost post(String url) throws IOException {
        HttpPost request = new HttpPost(url);
        request.setEntity(new StringEntity(BODY));
        return request;
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
