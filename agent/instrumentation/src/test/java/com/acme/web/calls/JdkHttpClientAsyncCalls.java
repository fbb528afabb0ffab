package com.acme.web.calls;

import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ExecutionException;

/** With the JDK's client, whose futures it waits for. */
public final class JdkHttpClientAsyncCalls extends JdkHttpClientCalls {

    /** For the test. */
    public JdkHttpClientAsyncCalls() {}

    @Override
    int call(String method, String url) throws InterruptedException {
        try {
            return client().sendAsync(request(method, url), BodyHandlers.ofString())
                    .get()
                    .statusCode();
        } catch (ExecutionException e) {
            throw new IllegalStateException("url=" + url + ": no answer", e);
        }
    }
}
