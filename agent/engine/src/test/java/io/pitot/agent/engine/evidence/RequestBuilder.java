package io.pitot.agent.engine.evidence;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.bootstrap.Hashing;
import io.pitot.agent.bootstrap.Names;

/** Builds the events of one request as the probes would publish them. Times are from the request's start. */
final class RequestBuilder {

    static final int LIMIT = 2_000;

    static final long START = 1_000_000;

    final RequestEvents request = new RequestEvents(LIMIT);
    private final long[] events = new long[LIMIT * EventLayout.WORDS];
    private final long origin;
    private int written;
    private long now;

    RequestBuilder(int endpoint, long duration, long cpu) {
        this(endpoint, duration, cpu, START);
    }

    RequestBuilder(int endpoint, long duration, long cpu, long origin) {
        this.origin = origin;
        long[] words = {
            EventLayout.header(EventKind.REQUEST, 0, 200, 0),
            1,
            origin,
            duration,
            EventLayout.subjectAndSite(endpoint, 0),
            -1,
            cpu,
            -1
        };
        request.begin(words, events);
    }

    /** The id of a query with this fingerprint. */
    static int query(String sql) {
        return Names.QUERIES.add(Hashing.text(0, sql), sql);
    }

    RequestBuilder event(
            int kind, int flags, long start, long duration, int subject, int site, long count, long hash, long extra) {
        return event(EventLayout.header(kind, flags, 0, 0), start, duration, subject, site, count, hash, extra);
    }

    private RequestBuilder event(
            long header, long start, long duration, int subject, int site, long count, long hash, long extra) {
        long[] words = {
            header, 1, origin + start, duration, EventLayout.subjectAndSite(subject, site), count, hash, extra
        };
        System.arraycopy(words, 0, events, written, words.length);
        request.add(written);
        written += words.length;
        return this;
    }

    /** The same as {@link #select}, of one of several databases. */
    RequestBuilder selectFrom(int database, int query, long rows, long arguments) {
        now += 10;
        int flags = EventLayout.FLAG_ROWS_READ | EventLayout.FLAG_ARGUMENTS;
        long header = EventLayout.header(EventKind.QUERY, flags, 0, database);
        return event(header, now, 10, query, 0, rows, arguments, 0);
    }

    /** A query that begins when the one before has ended, reads rows and has arguments. */
    RequestBuilder select(int query, long rows, long arguments) {
        return run(query, EventLayout.FLAG_ROWS_READ | EventLayout.FLAG_ARGUMENTS, rows, arguments);
    }

    /** A statement that changes rows. */
    RequestBuilder change(int query, long rows, long arguments) {
        return run(query, EventLayout.FLAG_ROWS_CHANGED | EventLayout.FLAG_ARGUMENTS, rows, arguments);
    }

    RequestBuilder run(int query, int flags, long rows, long arguments) {
        now += 10;
        return event(EventKind.QUERY, flags, now, 10, query, 0, rows, arguments, 0);
    }

    RequestEvents end() {
        request.end(null);
        return request;
    }
}
