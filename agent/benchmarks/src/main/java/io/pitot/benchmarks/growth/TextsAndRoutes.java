package io.pitot.benchmarks.growth;

import io.pitot.agent.bootstrap.ThreadState;
import io.pitot.benchmarks.still.StillConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Random;

/** Requests of one thread over more and more SQL texts, or over more and more endpoints. */
final class TextsAndRoutes implements Work {

    private static final int QUERIES_PER_REQUEST = 20;
    private static final int WARM_UP = 100_000;
    private static final int REQUESTS = 100_000;

    /** Requests between two pauses, so that the rings never fill: what is dropped costs nothing. */
    private static final int BURST = 250;

    private static final long PAUSE_MILLIS = 5;

    private final boolean prepared;
    private final boolean routesGrow;

    TextsAndRoutes(boolean prepared, boolean routesGrow) {
        this.prepared = prepared;
        this.routesGrow = routesGrow;
    }

    @Override
    public void run(int size, Figures figures) throws SQLException {
        String[] texts = Queries.texts(routesGrow ? 100 : size);
        // In no order that a cache or a predictor knows.
        Collections.shuffle(Arrays.asList(texts), new Random(3));
        String[] routes = routes(routesGrow ? size : 50);
        Connection connection = StillConnection.open();
        long sum = requests(connection, texts, routes, 0, Math.max(WARM_UP, routes.length * 2L));
        Clocked clock = new Clocked();
        clock.begin();
        sum += requests(connection, texts, routes, WARM_UP, REQUESTS);
        clock.end(-1, (long) REQUESTS * QUERIES_PER_REQUEST, figures);
        figures.put("checksum", sum);
    }

    /** Each route runs queries of its own, if there are enough, in an order of its own. */
    private long requests(Connection connection, String[] texts, String[] routes, long first, long requests)
            throws SQLException {
        long sum = 0;
        for (long i = first; i < first + requests; i++) {
            ThreadState request = Unit.begin(routes[(int) (i % routes.length)]);
            long at = i * QUERIES_PER_REQUEST;
            for (int q = 0; q < QUERIES_PER_REQUEST; q++) {
                String sql = texts[(int) ((at + q) % texts.length)];
                sum += prepared ? Queries.prepared(connection, sql, q) : Queries.plain(connection, sql);
            }
            Unit.end(request);
            if (i % BURST == 0) {
                Meters.pause(PAUSE_MILLIS);
            }
        }
        return sum;
    }

    private static String[] routes(int number) {
        String[] routes = new String[number];
        for (int i = 0; i < number; i++) {
            routes[i] = "/shops/" + i + "/orders/{orderId}";
        }
        return routes;
    }
}
