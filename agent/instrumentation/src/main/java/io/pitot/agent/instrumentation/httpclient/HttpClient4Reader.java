package io.pitot.agent.instrumentation.httpclient;

import io.pitot.agent.bootstrap.HttpCall;
import io.pitot.agent.bootstrap.HttpCallProbe;
import java.net.URI;
import org.apache.http.Header;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.RequestLine;
import org.apache.http.client.methods.HttpUriRequest;
import org.jspecify.annotations.Nullable;

/** Reads requests and responses of HttpClient 4. Defined into its loader. */
public final class HttpClient4Reader {

    private HttpClient4Reader() {}

    /** A request is sent to a host, or to that which it names itself. */
    public static @Nullable HttpCall enter(@Nullable HttpHost target, @Nullable HttpRequest request) {
        if (request instanceof HttpUriRequest known) {
            URI uri = known.getURI();
            if (uri != null && uri.isAbsolute()) {
                return HttpCallProbe.enter(known.getMethod(), uri.toString());
            }
        }
        RequestLine line = request == null ? null : request.getRequestLine();
        if (line == null) {
            return null;
        }
        return target == null
                ? HttpCallProbe.enter(line.getMethod(), line.getUri())
                : HttpCallProbe.enter(
                        line.getMethod(),
                        target.getSchemeName(),
                        target.getHostName(),
                        target.getPort(),
                        line.getUri());
    }

    /** Its response is there, or none. */
    public static void exit(HttpCall call, @Nullable Object returned, @Nullable Throwable thrown) {
        int status = 0;
        long bytes = -1;
        if (returned instanceof HttpResponse response) {
            status = response.getStatusLine().getStatusCode();
            Header length = response.getFirstHeader("Content-Length");
            bytes = HttpCallProbe.bytes(length == null ? null : length.getValue());
        }
        HttpCallProbe.exit(call, status, bytes, thrown);
    }
}
