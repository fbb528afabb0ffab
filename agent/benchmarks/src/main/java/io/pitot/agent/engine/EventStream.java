package io.pitot.agent.engine;

import io.pitot.agent.bootstrap.EndpointName;
import io.pitot.agent.bootstrap.EventIntake;
import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.bootstrap.EventWriter;
import io.pitot.agent.bootstrap.Hashing;
import io.pitot.agent.bootstrap.Names;
import java.util.Arrays;

/**
 * Events of a service with {@value #ENDPOINTS} endpoints, without end: of {@value #AT_ONCE} requests at
 * once, each of which is followed by another when it ends. The same events every time. Of one thread.
 */
final class EventStream {

    private static final int ENDPOINTS = 50;
    static final int QUERIES_PER_ENDPOINT = 4;
    private static final int AT_ONCE = 8;
    private static final int READ = EventLayout.FLAG_ROWS_READ | EventLayout.FLAG_ARGUMENTS;
    private static final long MICROS = 1_000;

    private final RequestShape shape;
    private final int[] endpoints = new int[ENDPOINTS];
    private final int[] queries = new int[ENDPOINTS * QUERIES_PER_ENDPOINT];
    private final int model = Names.MODELS.add(Hashing.text(0, "benchmark"), "benchmark");

    /** The requests under way: their numbers, how many of their events have been, and the threads they are on. */
    private final long[] requests = new long[AT_ONCE];

    private final int[] events = new int[AT_ONCE];
    private final EventWriter[] writers = new EventWriter[AT_ONCE];
    private long lastRequest;
    private int next;

    EventStream(RequestShape shape, EventIntake intake) {
        this.shape = shape;
        Arrays.setAll(writers, i -> intake.writer());
        for (int i = 0; i < endpoints.length; i++) {
            String route = "/stream/" + i;
            endpoints[i] = Names.ENDPOINTS.add(Hashing.text(0, route), new EndpointName("http", "GET", route));
        }
        for (int i = 0; i < queries.length; i++) {
            String sql = "select * from stream" + i + " where id = ?";
            queries[i] = Names.QUERIES.add(Hashing.text(0, sql), sql);
        }
        for (int i = 0; i < AT_ONCE; i++) {
            begin(i);
        }
    }

    /** Writes the next events. */
    void write(int number) {
        for (int i = 0; i < number; i++) {
            writeNext();
        }
    }

    private void begin(int place) {
        requests[place] = ++lastRequest;
        events[place] = 0;
    }

    private void writeNext() {
        int place = next;
        next = (next + 1) % AT_ONCE;
        long request = requests[place];
        int number = events[place]++;
        long start = request * 1_000_000 + number * 300L * MICROS;
        int endpoint = (int) (request % ENDPOINTS);
        if (number == shape.calls()) {
            write(
                    place,
                    EventKind.REQUEST,
                    0,
                    200,
                    request,
                    request * 1_000_000,
                    start - request * 1_000_000,
                    endpoints[endpoint],
                    -1,
                    5_000_000,
                    100_000);
            writers[place].publish();
            begin(place);
        } else if (shape.isInference(number)) {
            write(
                    place,
                    EventKind.INFERENCE,
                    EventLayout.FLAG_BATCHABLE,
                    0,
                    request,
                    start,
                    250 * MICROS + number,
                    model,
                    1,
                    0,
                    0);
        } else {
            int owner = shape.isOfOneText() ? 0 : endpoint;
            int query = queries[owner * QUERIES_PER_ENDPOINT + shape.query(number)];
            long rows = shape.rows(number);
            write(
                    place,
                    EventKind.QUERY,
                    READ,
                    0,
                    request,
                    start,
                    200 * MICROS + number,
                    query,
                    rows,
                    shape.argument(request, number),
                    500 * rows);
        }
    }

    private void write(
            int place,
            int kind,
            int flags,
            int code,
            long request,
            long start,
            long duration,
            int subject,
            long count,
            long hash,
            long extra) {
        writers[place].write(
                EventLayout.header(kind, flags, code, 0),
                request,
                start,
                duration,
                EventLayout.subjectAndSite(subject, 0),
                count,
                hash,
                extra);
    }
}
