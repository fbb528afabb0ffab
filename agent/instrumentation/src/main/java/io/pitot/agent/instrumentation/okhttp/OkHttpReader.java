package io.pitot.agent.instrumentation.okhttp;

import io.pitot.agent.bootstrap.HttpCall;
import io.pitot.agent.bootstrap.HttpCallProbe;
import io.pitot.agent.bootstrap.ObservedHttpCall;
import okhttp3.Call;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Reads calls of OkHttp. Defined into its loader. */
public final class OkHttpReader {

    private OkHttpReader() {}

    /** It is put into the queue. */
    public static @Nullable HttpCall enqueue(Object call) {
        if (call instanceof Call real && call instanceof ObservedHttpCall observed && observed.pitot$call() == null) {
            Request request = real.request();
            HttpCall begun = HttpCallProbe.begin(request.method(), request.url().toString());
            observed.pitot$call(begun);
            return begun;
        }
        return null;
    }

    /** It runs. */
    public static @Nullable HttpCall enter(Object call) {
        if (call instanceof ObservedHttpCall observed && observed.pitot$call() instanceof HttpCall begun) {
            return HttpCallProbe.resume(begun);
        }
        if (call instanceof Call real) {
            Request request = real.request();
            return HttpCallProbe.enter(request.method(), request.url().toString());
        }
        return null;
    }

    /** It has its response, or none. */
    public static void exit(Object call, HttpCall entered, @Nullable Object returned, @Nullable Throwable thrown) {
        int status = 0;
        long bytes = -1;
        if (returned instanceof Response response) {
            status = response.code();
            // What comes from the network, before it is decompressed.
            Response sent = response.networkResponse();
            bytes = HttpCallProbe.bytes((sent == null ? response : sent).header("Content-Length"));
        }
        if (call instanceof ObservedHttpCall observed && observed.pitot$call() == entered) {
            HttpCallProbe.leave(entered, null);
            HttpCallProbe.head(entered, status, bytes);
            HttpCallProbe.end(entered, thrown);
        } else {
            HttpCallProbe.exit(entered, status, bytes, thrown);
        }
    }
}
