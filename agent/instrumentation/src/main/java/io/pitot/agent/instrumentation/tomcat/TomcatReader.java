package io.pitot.agent.instrumentation.tomcat;

import io.pitot.agent.bootstrap.HttpExchanges;
import io.pitot.agent.bootstrap.ResponseHeaders;
import org.apache.catalina.connector.CoyoteAdapter;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.http.MimeHeaders;
import org.jspecify.annotations.Nullable;

/** Reads the connector's request and response. Defined into Tomcat's own loader. */
public final class TomcatReader {

    /** Only the connector's attributes have it, which the application does not see and each request loses. */
    private static final String SENT_STATUS = "io.pitot.status";

    private static final int CLIENT_ERROR = 400;

    private TomcatReader() {}

    /** The HTTP method, or null if the request did not get as far. */
    public static @Nullable String method(Request request) {
        return request.getNote(CoyoteAdapter.ADAPTER_NOTES) instanceof org.apache.catalina.connector.Request mapped
                ? mapped.getMethod()
                : null;
    }

    /** The response cannot be completed as it has begun. */
    public static void breaks(Request request, Response response) {
        if (response.isCommitted() && response.getStatus() < CLIENT_ERROR) {
            request.setAttribute(SENT_STATUS, response.getStatus());
        }
    }

    private static int status(Request request, Response response) {
        return response.isError() && request.getAttribute(SENT_STATUS) instanceof Integer sent
                ? sent
                : response.getStatus();
    }

    /** The connector's method returns: the client has its response, unless the request goes on asynchronously. */
    public static void returned(Request request, Response response) {
        if (!(request.getNote(CoyoteAdapter.ADAPTER_NOTES) instanceof org.apache.catalina.connector.Request mapped)
                || !mapped.isAsync()) {
            if (HttpExchanges.wantsHeaders(request)) {
                HttpExchanges.headers(request, headers(request, response));
            }
            HttpExchanges.completed(
                    request, status(request, response), bytesOut(request, response), response.isError());
        }
    }

    private static int headers(Request request, Response response) {
        MimeHeaders asked = request.getMimeHeaders();
        MimeHeaders told = response.getMimeHeaders();
        String caching = told.getHeader("Cache-Control");
        int status = response.getStatus();
        return ResponseHeaders.encoding(
                        status,
                        asked.getHeader("Accept-Encoding"),
                        told.getHeader("Content-Type"),
                        told.getHeader("Content-Encoding"),
                        caching)
                | ResponseHeaders.caching(
                        status,
                        request.queryString().isNull()
                                ? null
                                : request.queryString().toString(),
                        ResponseHeaders.either(told.getValue("ETag"), told.getValue("Last-Modified")),
                        ResponseHeaders.either(caching, told.getValue("Expires")),
                        ResponseHeaders.either(
                                asked.getValue("Authorization"),
                                ResponseHeaders.either(asked.getValue("Cookie"), told.getValue("Set-Cookie"))));
    }

    /** Bytes of the body that the client gets. */
    private static long bytesOut(Request request, Response response) {
        // Written by the application, or what was left of it behind the filters: less where it was compressed
        // or the response has no body (HEAD), a little more where it was chunked.
        long bytes = Math.min(response.getContentWritten(), response.getBytesWritten(false));
        // The operating system sends a static file after the connector has returned.
        return bytes == 0
                        && request.getAttribute("org.apache.tomcat.sendfile.start") instanceof Long start
                        && request.getAttribute("org.apache.tomcat.sendfile.end") instanceof Long end
                ? end - start
                : bytes;
    }
}
