package io.pitot.agent.bootstrap;

/**
 * What an outgoing HTTP call is called: {@code GET localhost:8080/users/{n}}. Words of the path stay, whatever looks like an id does
 * not, and of the query, of user names and passwords nothing is read. One thread only.
 *
 * <p>The pattern is hashed as it is found, and made a text only if the table does not know it: a known one allocates
 * nothing.
 */
final class RoutePattern {

    /** Characters of a pattern. */
    static final int LONGEST = 160;

    static final char REST = '\u2026';

    private static final int MOST_SEGMENTS = 12;
    private static final int LONGEST_HOST = 100;

    private static final String ID = "{n}";

    /** From here on operating systems give out ports to those that name none. */
    private static final int LEAST_PASSING_PORT = 32_768;

    /** What listens there on the machine itself, a test's server say, listens elsewhere the next time. */
    private static final String PASSING_PORT = "{port}";

    private final NameTable<String> names;
    private long hash;
    private int length;
    private boolean isCut;

    /** Where it is written, or null where it is only hashed. */
    private @Nullable StringBuilder text;

    RoutePattern(NameTable<String> names) {
        this.names = names;
    }

    /** The id of the route of a call to an absolute URL. */
    int find(String method, String url) {
        int authority = UrlText.authority(url);
        if (authority < 0) {
            return find(method, "", "", -1, url, 0);
        }
        int path = UrlText.end(url, authority);
        int host = UrlText.host(url, authority, path);
        int colon = UrlText.colon(url, host, path);
        int port = UrlText.port(url, colon, path);
        return find(
                method,
                url,
                host,
                colon,
                UrlText.isDefaultPort(url, authority - UrlText.MARK.length(), port) ? -1 : port,
                url,
                path);
    }

    /**
     * The same in parts.
     *
     * @param port -1 for the scheme's default
     * @param target path and query
     */
    int find(String method, String scheme, String host, int port, String target) {
        return find(method, scheme, host, port, target, 0);
    }

    private int find(String method, String scheme, String host, int port, String target, int path) {
        int told = UrlText.isDefaultPort(scheme, scheme.length(), port) ? -1 : port;
        return find(method, host, host.lastIndexOf('@') + 1, host.length(), told, target, path);
    }

    private int find(String method, String host, int hostFrom, int hostTo, int port, String target, int path) {
        text = null;
        write(method, host, hostFrom, hostTo, port, target, path);
        long key = Hashing.combine(hash, length);
        int id = names.find(key);
        if (id < 0) {
            StringBuilder made = new StringBuilder();
            text = made;
            write(method, host, hostFrom, hostTo, port, target, path);
            text = null;
            id = names.add(key, made.toString());
        }
        return id;
    }

    private void write(String method, String host, int hostFrom, int hostTo, int port, String target, int path) {
        hash = 0;
        length = 0;
        isCut = false;
        put(Probe.knownMethod(method));
        put(' ');
        writeHost(host, hostFrom, Math.min(hostTo, hostFrom + LONGEST_HOST));
        if (port >= 0) {
            put(':');
            if (port >= LEAST_PASSING_PORT && isLoopback(host, hostFrom, hostTo)) {
                put(PASSING_PORT);
            } else {
                writeNumber(port);
            }
        }
        writePath(target, path);
    }

    private void writeHost(String host, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = host.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                put((char) (c + ('a' - 'A')));
            } else {
                put(c > ' ' && c < 127 && c != '/' && c != '?' && c != '#' ? c : '_');
            }
        }
    }

    private static boolean isLoopback(String host, int from, int to) {
        return isAt(host, from, to, "localhost") || isAt(host, from, to, "127.0.0.1") || isAt(host, from, to, "[::1]");
    }

    private static boolean isAt(String host, int from, int to, String name) {
        return to - from == name.length() && host.regionMatches(true, from, name, 0, name.length());
    }

    private void writeNumber(int number) {
        if (number >= 10) {
            writeNumber(number / 10);
        }
        put((char) ('0' + number % 10));
    }

    private void writePath(String target, int path) {
        int to = path;
        while (to < target.length() && target.charAt(to) != '?' && target.charAt(to) != '#') {
            to++;
        }
        if (path == to || target.charAt(path) != '/') {
            put('/');
        }
        int segments = 0;
        int at = path;
        while (at < to && !isCut) {
            if (target.charAt(at) == '/') {
                put('/');
                at++;
                segments++;
            } else if (segments > MOST_SEGMENTS) {
                cut();
            } else {
                int end = at;
                while (end < to && target.charAt(end) != '/') {
                    end++;
                }
                writeSegment(target, at, end);
                at = end;
            }
            if (segments > 2 * MOST_SEGMENTS) {
                cut();
            }
        }
    }

    private void writeSegment(String target, int from, int to) {
        int suffix = PathWords.extension(target, from, to);
        if (PathWords.isOpaque(target, from, suffix)) {
            put(ID);
        } else {
            writeTokens(target, from, suffix);
        }
        put(target, suffix, to);
    }

    /** Ids that only separators stand between are one: of {@code 2024-01-31} nothing else would be left. */
    private void writeTokens(String target, int from, int to) {
        boolean isAfterId = false;
        int at = from;
        while (at < to) {
            int token = PathWords.endOfSeparators(target, at, to);
            if (token < to && PathWords.isBeforeValue(target.charAt(token))) {
                put(target, at, token + 1);
                put(ID);
                at = PathWords.endOfValue(target, token, to);
                isAfterId = true;
                continue;
            }
            int end = PathWords.endOfToken(target, token, to);
            int word = PathWords.endOfWord(target, token, end);
            if (!isAfterId || word > token || end == token) {
                put(target, at, word);
                if (word < end) {
                    put(ID);
                }
            }
            isAfterId = word < end;
            at = end;
        }
    }

    private void put(String part) {
        put(part, 0, part.length());
    }

    private void put(String part, int from, int to) {
        for (int i = from; i < to; i++) {
            put(part.charAt(i));
        }
    }

    private void put(char c) {
        if (length < LONGEST - 1) {
            append(c);
        } else {
            cut();
        }
    }

    private void cut() {
        if (!isCut) {
            isCut = true;
            append(REST);
        }
    }

    /** As {@link Hashing#text} would of the whole. */
    private void append(char c) {
        hash = (hash ^ c) * 0x100000001B3L;
        length++;
        if (text != null) {
            text.append(c);
        }
    }
}
