package io.pitot.agent.bootstrap;

import java.util.function.BiFunction;

/**
 * What a request's headers and its response's say of bytes that need not have been sent, as flags of its event. Nothing of the headers is
 * kept. Without allocation.
 */
public final class ResponseHeaders {

    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int PARTIAL = 206;
    private static final int REDIRECTION = 300;

    private static final String[] TEXTS = {"json", "xml", "javascript", "ecmascript", "x-ndjson"};
    private static final String[] ENCODINGS = {"gzip", "x-gzip", "br", "deflate", "zstd"};

    private ResponseHeaders() {}

    /**
     * Both of the flags below, of headers that are read by their names.
     *
     * @param query the request's query string, if any
     * @param asked the request's headers
     * @param told the response's
     * @param value the value of one, by its name; a function that captures nothing is made only once
     */
    public static <H> int flags(
            int status, @Nullable String query, H asked, H told, BiFunction<H, String, @Nullable String> value) {
        String caching = value.apply(told, "Cache-Control");
        return encoding(
                        status,
                        value.apply(asked, "Accept-Encoding"),
                        value.apply(told, "Content-Type"),
                        value.apply(told, "Content-Encoding"),
                        caching)
                | caching(
                        status,
                        query,
                        either(value.apply(told, "ETag"), value.apply(told, "Last-Modified")),
                        either(caching, value.apply(told, "Expires")),
                        either(
                                value.apply(asked, "Authorization"),
                                either(value.apply(asked, "Cookie"), value.apply(told, "Set-Cookie"))));
    }

    /**
     * Whether the body is text as it is, though the client takes it compressed. What is in doubt is not.
     *
     * @param accepted the request's Accept-Encoding
     * @param type the response's Content-Type
     * @param encoding its Content-Encoding
     * @param caching its Cache-Control
     */
    public static int encoding(
            int status,
            @Nullable String accepted,
            @Nullable String type,
            @Nullable String encoding,
            @Nullable String caching) {
        boolean hasWholeBody = status >= OK && status < REDIRECTION && status != NO_CONTENT && status != PARTIAL;
        boolean isPlain = encoding == null || encoding.isEmpty() || encoding.equalsIgnoreCase("identity");
        boolean mayChange = caching == null || !contains(caching, "no-transform");
        return hasWholeBody && isPlain && mayChange && isText(type) && accepts(accepted)
                ? EventLayout.FLAG_HEADERS | EventLayout.FLAG_UNCOMPRESSED
                : EventLayout.FLAG_HEADERS;
    }

    /**
     * Whether the client can neither keep the body nor ask to have it confirmed.
     *
     * @param query the request's query string, without which the same path is the same resource
     * @param validator the response's ETag or Last-Modified, whichever there is
     * @param caching its Cache-Control or Expires, whichever there is
     * @param user what tells the user: the request's Authorization or Cookie, or the response's Set-Cookie
     */
    public static int caching(
            int status,
            @Nullable String query,
            @Nullable Object validator,
            @Nullable Object caching,
            @Nullable Object user) {
        if (status != OK || validator != null || caching != null || (query != null && !query.isEmpty())) {
            return EventLayout.FLAG_HEADERS;
        }
        return EventLayout.FLAG_HEADERS | EventLayout.FLAG_UNVALIDATED | (user == null ? 0 : EventLayout.FLAG_PERSONAL);
    }

    /** The first of these that there is. */
    public static @Nullable Object either(@Nullable Object first, @Nullable Object second) {
        return first != null ? first : second;
    }

    /** Whether content of a type gets much smaller. A stream of events does not come to an end by which it could. */
    static boolean isText(@Nullable String type) {
        if (type == null) {
            return false;
        }
        int semicolon = type.indexOf(';');
        int end = semicolon < 0 ? type.length() : semicolon;
        while (end > 0 && type.charAt(end - 1) == ' ') {
            end--;
        }
        if (type.regionMatches(true, 0, "text/", 0, 5)) {
            return !type.regionMatches(true, 5, "event-stream", 0, 12);
        }
        for (String text : TEXTS) {
            int start = end - text.length();
            if (start > 0
                    && type.regionMatches(true, start, text, 0, text.length())
                    && (type.charAt(start - 1) == '/' || type.charAt(start - 1) == '+')) {
                return true;
            }
        }
        return false;
    }

    /** Whether a client takes one of the usual encodings: what it gives a quality of 0 it refuses. */
    static boolean accepts(@Nullable String accepted) {
        if (accepted == null) {
            return false;
        }
        int start = 0;
        while (start < accepted.length()) {
            int comma = accepted.indexOf(',', start);
            int end = comma < 0 ? accepted.length() : comma;
            if (isTaken(accepted, start, end)) {
                return true;
            }
            start = end + 1;
        }
        return false;
    }

    private static boolean isTaken(String accepted, int from, int end) {
        int start = from;
        while (start < end && accepted.charAt(start) == ' ') {
            start++;
        }
        int nameEnd = start;
        while (nameEnd < end && accepted.charAt(nameEnd) != ';' && accepted.charAt(nameEnd) != ' ') {
            nameEnd++;
        }
        for (String encoding : ENCODINGS) {
            if (encoding.length() == nameEnd - start
                    && accepted.regionMatches(true, start, encoding, 0, encoding.length())) {
                return !isRefused(accepted, nameEnd, end);
            }
        }
        return false;
    }

    /** Whether a quality says so: a zero, and nothing but zeros behind its point. */
    private static boolean isRefused(String accepted, int from, int end) {
        int quality = accepted.indexOf("q=", from);
        if (quality < 0 || quality >= end) {
            return false;
        }
        for (int i = quality + 2; i < end; i++) {
            char digit = accepted.charAt(i);
            if (digit >= '1' && digit <= '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean contains(String text, String word) {
        for (int i = 0; i + word.length() <= text.length(); i++) {
            if (text.regionMatches(true, i, word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }
}
