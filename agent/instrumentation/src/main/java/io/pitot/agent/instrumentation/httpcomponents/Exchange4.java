package io.pitot.agent.instrumentation.httpcomponents;

import io.pitot.agent.bootstrap.AdviceErrors;
import io.pitot.agent.bootstrap.HttpCall;
import io.pitot.agent.bootstrap.HttpCallProbe;
import java.net.URI;
import org.apache.http.Header;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.client.methods.HttpUriRequest;
import org.jspecify.annotations.Nullable;

/** One call of HttpAsyncClient 4. None of its methods throws. Defined into the client's loader. */
public final class Exchange4 {

    /** Written before the request is sent, and so before any thread reads its response. */
    private @Nullable HttpCall call;

    /** Of a request that is yet to be made. */
    public Exchange4() {}

    /** The application's request has been made, and is about to be sent. */
    void begin(@Nullable HttpHost target, @Nullable HttpRequest request) {
        try {
            HttpCall begun = request == null ? null : begun(target, request);
            if (begun != null) {
                call = begun;
                HttpCallProbe.leave(begun, null);
            }
        } catch (Throwable failed) {
            AdviceErrors.suppressed(failed);
        }
    }

    private static @Nullable HttpCall begun(@Nullable HttpHost target, HttpRequest request) {
        if (request instanceof HttpUriRequest known) {
            URI uri = known.getURI();
            if (uri != null && uri.isAbsolute()) {
                return HttpCallProbe.begin(known.getMethod(), uri.toString());
            }
        }
        String method = request.getRequestLine().getMethod();
        String told = request.getRequestLine().getUri();
        return target == null
                ? HttpCallProbe.begin(method, told)
                : HttpCallProbe.begin(method, target.getSchemeName(), target.getHostName(), target.getPort(), told);
    }

    /** The head of its response is there. */
    void answered(HttpResponse response) {
        HttpCall begun = call;
        if (begun != null) {
            try {
                Header length = response.getFirstHeader("Content-Length");
                HttpCallProbe.head(
                        begun,
                        response.getStatusLine().getStatusCode(),
                        HttpCallProbe.bytes(length == null ? null : length.getValue()));
                HttpCallProbe.end(begun, null);
            } catch (Throwable failed) {
                AdviceErrors.suppressed(failed);
            }
        }
    }

    /** There is no response, or not the whole of it, which a call that has ended leaves alone. */
    void failed(@Nullable Throwable thrown) {
        HttpCall begun = call;
        if (begun != null) {
            try {
                HttpCallProbe.end(begun, thrown);
            } catch (Throwable failed) {
                AdviceErrors.suppressed(failed);
            }
        }
    }
}
