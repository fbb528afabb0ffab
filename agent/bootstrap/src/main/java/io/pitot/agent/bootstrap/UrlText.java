package io.pitot.agent.bootstrap;

/** Where the parts of an absolute URL are in its text, whatever that is. */
final class UrlText {

    /** Between scheme and authority. */
    static final String MARK = "://";

    private static final int GREATEST_PORT = 65_535;

    private UrlText() {}

    /** Where its authority begins, or -1 if it has none. */
    static int authority(String url) {
        for (int i = 0; i < url.length(); i++) {
            char c = url.charAt(i);
            if (c == ':') {
                return url.startsWith(MARK, i) ? i + MARK.length() : -1;
            }
            if (endsAuthority(c)) {
                return -1;
            }
        }
        return -1;
    }

    /** Where that authority ends. */
    static int end(String url, int authority) {
        int i = authority;
        while (i < url.length() && !endsAuthority(url.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Where its host begins, behind the name of a user. */
    static int host(String url, int authority, int end) {
        for (int i = end - 1; i >= authority; i--) {
            if (url.charAt(i) == '@') {
                return i + 1;
            }
        }
        return authority;
    }

    /** Where that host ends: addresses in brackets have colons. */
    static int colon(String url, int host, int end) {
        boolean isInBrackets = false;
        for (int i = host; i < end; i++) {
            char c = url.charAt(i);
            isInBrackets = c == '[' || (isInBrackets && c != ']');
            if (c == ':' && !isInBrackets) {
                return i;
            }
        }
        return end;
    }

    /** The port behind the colon, or -1 if there is none. */
    static int port(String url, int colon, int end) {
        int port = -1;
        for (int i = colon + 1; i < end; i++) {
            char c = url.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            port = Math.max(port, 0) * 10 + (c - '0');
            if (port > GREATEST_PORT) {
                return -1;
            }
        }
        return port;
    }

    /** Whether a port goes without saying with the scheme that stands before {@code end}: 443 where that is secure. */
    static boolean isDefaultPort(String scheme, int end, int port) {
        boolean isSecure = end > 0 && (scheme.charAt(end - 1) | 0x20) == 's';
        return port == (isSecure ? 443 : 80);
    }

    private static boolean endsAuthority(char c) {
        return c == '/' || c == '?' || c == '#' || c == '\\';
    }
}
