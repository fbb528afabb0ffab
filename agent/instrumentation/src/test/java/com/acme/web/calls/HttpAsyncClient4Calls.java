package com.acme.web.calls;

import java.io.IOException;
import org.apache.http.HttpResponse;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.concurrent.FutureCallback;
import org.apache.http.impl.nio.client.CloseableHttpAsyncClient;
import org.apache.http.impl.nio.client.HttpAsyncClients;

/** With Apache HttpAsyncClient 4. */
public final class HttpAsyncClient4Calls extends Calls {

    private final CloseableHttpAsyncClient client =
            HttpAsyncClients.custom().setMaxConnPerRoute(CONNECTIONS).build();

    public HttpAsyncClient4Calls() {
        client.start();
    }

    @Override
    void call(String uri, Runnable callback) {
        var unused = client.execute(new HttpGet(uri), new FutureCallback<HttpResponse>() {
            @Override
            public void completed(HttpResponse response) {
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
