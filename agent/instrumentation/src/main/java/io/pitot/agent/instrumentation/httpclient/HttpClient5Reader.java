package io.pitot.agent.instrumentation.httpclient;

import io.pitot.agent.bootstrap.HttpCall;
import io.pitot.agent.bootstrap.HttpCallProbe;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.net.URIAuthority;
import org.jspecify.annotations.Nullable;

/** Reads requests and responses of HttpClient 5. Defined into its loader. */
public final class HttpClient5Reader {

    private HttpClient5Reader() {}

    /** A request is sent to a host, or to that which it names itself. */
    public static @Nullable HttpCall enter(@Nullable HttpHost target, @Nullable ClassicHttpRequest request) {
        if (request == null) {
            return null;
        }
        String path = request.getPath();
        String told = path == null ? "" : path;
        if (target != null) {
            return HttpCallProbe.enter(
                    request.getMethod(), target.getSchemeName(), target.getHostName(), target.getPort(), told);
        }
        String scheme = request.getScheme();
        URIAuthority authority = request.getAuthority();
        return HttpCallProbe.enter(
                request.getMethod(),
                scheme == null ? "" : scheme,
                authority == null ? "" : authority.getHostName(),
                authority == null ? -1 : authority.getPort(),
                told);
    }

    /** Its response is there, or none. */
    public static void exit(HttpCall call, @Nullable Object returned, @Nullable Throwable thrown) {
        int status = 0;
        long bytes = -1;
        if (returned instanceof HttpResponse response) {
            status = response.getCode();
            Header length = response.getFirstHeader("Content-Length");
            bytes = HttpCallProbe.bytes(length == null ? null : length.getValue());
        }
        HttpCallProbe.exit(call, status, bytes, thrown);
    }
}
