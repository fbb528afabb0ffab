package com.acme.web.calls;

import java.io.IOException;
import java.time.Duration;
import okhttp3.Call;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** With OkHttp, executed where they are made. */
public class OkHttpSyncCalls extends HttpCalls {

    private final OkHttpClient client = new OkHttpClient();

    /** For the test. */
    public OkHttpSyncCalls() {}

    final Call made(String method, String url) {
        RequestBody body =
                method.equals("POST") ? new FormBody.Builder().add("body", BODY).build() : null;
        Request request = new Request.Builder().url(url).method(method, body).build();
        return client.newBuilder()
                .readTimeout(Duration.ofMillis(timeoutMillis(url)))
                .build()
                .newCall(request);
    }

    @Override
    int call(String method, String url) throws IOException {
        try (Response response = made(method, url).execute()) {
            return read(response);
        }
    }

    static int read(Response response) throws IOException {
        response.body().bytes();
        return response.code();
    }

    @Override
    public final void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
