package com.acme.web.calls;

import java.io.IOException;
import java.net.URI;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;

/** With the asynchronous client of Apache HttpClient 5. */
public final class HttpAsyncClient5Calls extends Calls {

    private final CloseableHttpAsyncClient client = HttpAsyncClients.custom()
            .setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
                    .setMaxConnPerRoute(CONNECTIONS)
                    .build())
            .build();

    public HttpAsyncClient5Calls() {
        client.start();
    }

    @Override
    void call(String uri, Runnable callback) {
        var unused =
                client.execute(new SimpleHttpRequest("GET", URI.create(uri)), new FutureCallback<SimpleHttpResponse>() {
                    @Override
                    public void completed(SimpleHttpResponse response) {
                        callback.run();
                    }

                    @Override
                    public void failed(Exception failure) {
                        callback.run();
                    }

                    @Override
                    public void cancelled() {}
                });
    }

    @Override
    public void close() throws IOException {
        client.close();
        super.close();
    }
}
