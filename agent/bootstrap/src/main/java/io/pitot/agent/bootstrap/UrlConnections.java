package io.pitot.agent.bootstrap;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;

/**
 * What the JDK's woven {@link HttpURLConnection} calls. One is one call, which begins when it connects and ends when the head of its
 * response has been read: one that nobody asks for its response is none.
 */
public final class UrlConnections {

    private UrlConnections() {}

    /** It connects. To be ended by {@link #leave}. */
    public static @Nullable HttpCall connects(Object connection) {
        return enter(connection, true);
    }

    /** It is asked for a stream to write to, and connects. To be ended by {@link #leave}. */
    public static @Nullable HttpCall writes(Object connection) {
        return connection instanceof HttpURLConnection http && http.getDoOutput() ? enter(connection, true) : null;
    }

    /** It reads its response. To be ended by {@link #exit}. */
    public static @Nullable HttpCall reads(Object connection) {
        return connection instanceof HttpURLConnection http && http.getDoInput() ? enter(connection, false) : null;
    }

    private static @Nullable HttpCall enter(Object connection, boolean mayWrite) {
        if (!(connection instanceof HttpURLConnection http && connection instanceof ObservedHttpCall observed)) {
            return null;
        }
        if (observed.pitot$call() instanceof HttpCall known) {
            return known.hasEnded() ? null : HttpCallProbe.resume(known);
        }
        URL url = http.getURL();
        String method = http.getRequestMethod();
        // It makes one of the other when a body is written.
        boolean isPost = mayWrite && http.getDoOutput() && method.equals("GET");
        HttpCall call = HttpCallProbe.open(
                isPost ? "POST" : method, url.getProtocol(), url.getHost(), url.getPort(), url.getFile());
        if (call != null) {
            observed.pitot$call(call);
        }
        return call;
    }

    /** It is connected, or there is a stream to write to. */
    public static void leave(HttpCall call, @Nullable Throwable thrown) {
        HttpCallProbe.leave(call, thrown);
    }

    /** It has read the head of its response, which it complains of if that tells an error. */
    public static void exit(Object connection, HttpCall call, @Nullable Throwable thrown) {
        HttpURLConnection http = (HttpURLConnection) connection;
        int status = 0;
        try {
            // Nothing of this reads from the network: the connection knows its response, or that it has none, by now.
            if (thrown == null || http.getErrorStream() != null) {
                status = http.getResponseCode();
                HttpCallProbe.head(call, status, http.getContentLengthLong());
            }
        } catch (IOException unlikely) {
            status = 0;
        } finally {
            HttpCallProbe.leave(call, null);
            HttpCallProbe.end(call, status > 0 ? null : thrown);
        }
    }

    /** It begins to read a response: within another one, because the connection on which that was to come was closed. */
    public static void read() {
        HttpCallProbe.read(1);
    }

    /** It has read it. */
    public static void hasRead() {
        HttpCallProbe.read(-1);
    }
}
