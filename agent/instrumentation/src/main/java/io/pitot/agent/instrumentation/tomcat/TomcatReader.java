package io.pitot.agent.instrumentation.tomcat;

import org.apache.catalina.connector.CoyoteAdapter;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.jspecify.annotations.Nullable;

/** Reads the connector's request and response. Defined into Tomcat's own loader. */
public final class TomcatReader {

    private TomcatReader() {}

    /** The HTTP method, or null if the request did not get as far. */
    public static @Nullable String method(Request request) {
        return request.getNote(CoyoteAdapter.ADAPTER_NOTES) instanceof org.apache.catalina.connector.Request mapped
                ? mapped.getMethod()
                : null;
    }

    /** What carries the identity of an asynchronous request, or null if the request did not get as far. */
    public static @Nullable Object carrier(Request request) {
        return request.getNote(CoyoteAdapter.ADAPTER_NOTES);
    }

    /** Bytes of the body that the client gets. */
    public static long bytesOut(Request request, Response response) {
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
