package io.pitot.agent.instrumentation.jetty;

import io.pitot.agent.bootstrap.ExposedField;
import io.pitot.agent.bootstrap.HttpExchanges;
import io.pitot.agent.bootstrap.ResponseHeaders;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/** Reads requests of Jetty 12. Defined into Jetty's own loader. */
public final class JettyReader {

    private static final int CLIENT_ERROR = 400;

    private JettyReader() {}

    /** The HTTP method, or null if there is no request. */
    public static @Nullable String method(@Nullable Request request) {
        return request == null ? null : request.getMethod();
    }

    /**
     * The handlers of this thread's request have returned. Others may complete it unless the last byte has been sent and the
     * handlers' callback been called, which may take its turn behind what another thread still does for the request before.
     */
    public static void handled(Response response) {
        Object channel = HttpExchanges.current();
        if (channel instanceof ExposedField exposed
                && !(response.isCompletedSuccessfully()
                        && exposed.pitot$field() instanceof Enum<?> sent
                        && sent.name().equals("LAST_COMPLETE"))) {
            HttpExchanges.goesOn(channel);
        }
    }

    /**
     * The client has its response.
     *
     * @param failure what the handlers failed with, or null
     * @param length of the body that was promised to the client; negative if there is none
     */
    public static void completed(
            Object channel,
            @Nullable Request request,
            @Nullable Response response,
            @Nullable Throwable failure,
            long length) {
        if (request == null || response == null) {
            HttpExchanges.completed(channel, 0, -1, failure);
            return;
        }
        int status = response.getStatus();
        if (HttpExchanges.wantsHeaders(channel)) {
            HttpExchanges.headers(
                    channel,
                    ResponseHeaders.flags(
                            status,
                            request.getHttpURI().getQuery(),
                            request.getHeaders(),
                            response.getHeaders(),
                            HttpFields::get));
        }
        // What Jetty answers in the place of a handler that failed does not go through that handler's response;
        // what the handler had begun to answer does.
        long bytes = failure == null || (length < 0 && status < CLIENT_ERROR)
                ? Response.getContentBytesWritten(response)
                : length;
        HttpExchanges.completed(channel, status, "HEAD".equals(request.getMethod()) ? 0 : bytes, failure);
    }
}
