package com.acme.web.calls;

import java.io.IOException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** With OkHttp's queue, from which a call that ends takes the next. */
public final class OkHttpCalls extends Calls {

    private final Dispatcher dispatcher = new Dispatcher();
    private final OkHttpClient client;

    public OkHttpCalls() {
        dispatcher.setMaxRequestsPerHost(CONNECTIONS);
        client = new OkHttpClient.Builder().dispatcher(dispatcher).build();
    }

    @Override
    void call(String uri, Runnable callback) {
        client.newCall(new Request.Builder().url(uri).build()).enqueue(new Callback() {
            @Override
            public void onFailure(Call call, IOException failure) {
                callback.run();
            }

            @Override
            public void onResponse(Call call, Response response) {
                response.close();
                callback.run();
            }
        });
    }

    @Override
    public void close() throws IOException {
        dispatcher.executorService().shutdown();
        client.connectionPool().evictAll();
        super.close();
    }
}
