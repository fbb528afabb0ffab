package com.acme.web.calls;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;

/** With OkHttp's queue, waiting for its callback. */
public final class OkHttpQueuedCalls extends OkHttpSyncCalls {

    /** For the test. */
    public OkHttpQueuedCalls() {}

    @Override
    int call(String method, String url) throws IOException {
        CompletableFuture<Integer> status = new CompletableFuture<>();
        made(method, url).enqueue(new Callback() {
            @Override
            public void onFailure(Call call, IOException failure) {
                status.completeExceptionally(failure);
            }

            @Override
            public void onResponse(Call call, Response response) throws IOException {
                try (response) {
                    status.complete(read(response));
                }
            }
        });
        try {
            return status.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IOException(e);
        }
    }
}
