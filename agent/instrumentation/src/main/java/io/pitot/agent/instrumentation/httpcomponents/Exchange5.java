package io.pitot.agent.instrumentation.httpcomponents;

import io.pitot.agent.bootstrap.AdviceErrors;
import io.pitot.agent.bootstrap.HttpCall;
import io.pitot.agent.bootstrap.HttpCallProbe;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.net.URIAuthority;
import org.jspecify.annotations.Nullable;

/** One call of HttpClient 5 and its request. None of its methods throws. Defined into the client's loader. */
public final class Exchange5 {

    private final @Nullable HttpHost target;

    /** Written before the request is sent, and so before any thread reads its response. */
    private @Nullable HttpCall call;

    /** An exchange with a host, or with that which its request names. */
    public Exchange5(@Nullable HttpHost target) {
        this.target = target;
    }

    /** Its request is about to be sent; null inside another call. */
    @Nullable
    HttpCall begin(HttpRequest request) {
        try {
            call = begun(request);
        } catch (Throwable failed) {
            AdviceErrors.suppressed(failed);
        }
        return call;
    }

    private @Nullable HttpCall begun(HttpRequest request) {
        String path = request.getPath();
        String told = path == null ? "" : path;
        if (target != null) {
            return HttpCallProbe.begin(
                    request.getMethod(), target.getSchemeName(), target.getHostName(), target.getPort(), told);
        }
        String scheme = request.getScheme();
        URIAuthority authority = request.getAuthority();
        return HttpCallProbe.begin(
                request.getMethod(),
                scheme == null ? "" : scheme,
                authority == null ? "" : authority.getHostName(),
                authority == null ? -1 : authority.getPort(),
                told);
    }

    /** The head of its response is there. */
    void answered(HttpResponse response) {
        HttpCall begun = call;
        if (begun != null) {
            try {
                Header length = response.getFirstHeader("Content-Length");
                HttpCallProbe.head(
                        begun, response.getCode(), HttpCallProbe.bytes(length == null ? null : length.getValue()));
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
