package io.pitot.agent.engine;

import io.pitot.agent.bootstrap.EndpointName;
import io.pitot.agent.bootstrap.EventChunks;
import io.pitot.agent.bootstrap.EventIntake;
import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.bootstrap.EventRing;
import io.pitot.agent.bootstrap.EventWriter;
import io.pitot.agent.bootstrap.Hashing;
import io.pitot.agent.bootstrap.Names;
import io.pitot.dump.AgentAccount;
import java.util.List;
import java.util.function.Supplier;

/** Publishes events as the probes of one thread do. */
final class EventFeed {

    static final Supplier<List<AgentAccount.Instrumented>> NOTHING_INSTRUMENTED = List::of;
    static final Supplier<List<AgentAccount.Skipped>> NOTHING_SKIPPED = List::of;

    private static final int READ = EventLayout.FLAG_ROWS_READ | EventLayout.FLAG_ARGUMENTS;

    /** How the events of a request come. */
    enum Way {
        /** Through a ring, as where no chunk is free. */
        ALONE,

        /** In chunks. */
        TOGETHER
    }

    private final EventWriter writer;
    private final Way way;

    EventFeed(EventIntake intake, Way way) {
        writer = intake.writer();
        this.way = way;
    }

    /** Two rings of this many slots, and all chunks. */
    static EventIntake intake(int ringCapacity) {
        return new EventIntake(new EventChunks(3_072), new EventRing(ringCapacity), new EventRing(ringCapacity));
    }

    /** Hands over the events of requests under way. */
    void publish() {
        writer.publish();
    }

    static int endpoint(String method, String route) {
        return Names.ENDPOINTS.add(
                Hashing.text(Hashing.text(0, method), route), new EndpointName("http", method, route));
    }

    static int query(String sql) {
        return Names.QUERIES.add(Hashing.text(0, sql), sql);
    }

    static int named(io.pitot.agent.bootstrap.NameTable<String> table, String name) {
        return table.add(Hashing.text(0, name), name);
    }

    void query(long request, long start, long duration, int query, long rows, long arguments, long fetch) {
        event(EventKind.QUERY, READ, 0, 0, request, start, duration, query, 0, rows, arguments, fetch);
    }

    void fetch(long request, long start, int query, long rows, long fetch) {
        event(EventKind.FETCH, READ, 0, 0, request, start, 0, query, 0, rows, 0, fetch);
    }

    void request(long request, long start, long duration, int endpoint, int status) {
        int flags = status >= 500 ? EventLayout.FLAG_ERROR : 0;
        event(EventKind.REQUEST, flags, status, 0, request, start, duration, endpoint, 0, -1, -1, -1);
    }

    void event(
            int kind,
            int flags,
            int code,
            int aux,
            long request,
            long start,
            long duration,
            int subject,
            int site,
            long count,
            long hash,
            long extra) {
        boolean whole = kind == EventKind.REQUEST && way == Way.TOGETHER && writer.isWhole();
        long header = EventLayout.header(kind, whole ? flags | EventLayout.FLAG_WHOLE : flags, code, aux);
        long subjectAndSite = EventLayout.subjectAndSite(subject, site);
        if (way == Way.ALONE || request == 0) {
            writer.writeAlone(header, request, start, duration, subjectAndSite, count, hash, extra);
        } else {
            writer.write(header, request, start, duration, subjectAndSite, count, hash, extra);
        }
        if (kind == EventKind.REQUEST) {
            writer.publish();
        }
    }
}
