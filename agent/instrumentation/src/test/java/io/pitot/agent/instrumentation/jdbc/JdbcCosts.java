package io.pitot.agent.instrumentation.jdbc;

import io.pitot.agent.bootstrap.EventIntake;
import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.instrumentation.CountedCalls;
import io.pitot.agent.instrumentation.CountedCalls.Call;
import io.pitot.agent.instrumentation.Requests;
import io.pitot.agent.instrumentation.WovenJvm;
import java.sql.Driver;
import java.util.Locale;
import java.util.Properties;

/**
 * Prints what requests of {@value #QUERIES} queries do that costs time, for each query, each further row and
 * each request. A program of its own: it counts in classes that the JVM of the tests has loaded already.
 */
final class JdbcCosts {

    private static final int QUERIES = 100;
    private static final int REQUESTS = 200;

    /** More than the requests whose repeats are looked at closely. */
    private static final int WARM_UP = 100;

    private static int events;

    private JdbcCosts() {}

    /**
     * The numbers of each request: calls of each kind, but of the meter those that are not the request's own; its
     * events; its own calls of the meter.
     */
    private static final int COUNTS = 6;

    private static final int METER = 3;
    private static final int EVENTS = 4;
    private static final int METER_OF_REQUEST = 5;

    public static void main(String[] arguments) throws Exception {
        CountedCalls.install();
        WovenJvm.transformer();
        Driver driver = new org.h2.Driver();
        double[] request = null;
        for (QueryShape shape : QueryShape.values()) {
            double[] none = cost(driver, shape, 0, 1);
            double[] oneRow = cost(driver, shape, QUERIES, 1);
            double[] manyRows = cost(driver, shape, QUERIES, QueryShape.MANY_ROWS);
            request = none;
            print(shape + " query", difference(oneRow, none, QUERIES));
            print(shape + " row", difference(manyRows, oneRow, QUERIES * (QueryShape.MANY_ROWS - 1)));
        }
        request[METER] = request[METER_OF_REQUEST];
        print("REQUEST alone", request);
    }

    private static void print(String what, double[] cost) {
        System.out.printf(
                Locale.ROOT,
                "%s: clock=%.4f threadLocal=%.4f atomic=%.4f meter=%.4f events=%.4f%n",
                what,
                cost[0],
                cost[1],
                cost[2],
                cost[3],
                cost[4]);
    }

    private static double[] difference(double[] more, double[] less, int by) {
        double[] difference = new double[more.length];
        for (int i = 0; i < more.length; i++) {
            difference[i] = (more[i] - less[i]) / by;
        }
        return difference;
    }

    /** What one request does, on average. */
    private static double[] cost(Driver driver, QueryShape shape, int queries, int rows) throws Exception {
        try (QueryShape.Session session =
                new QueryShape.Session(shape, driver.connect("jdbc:h2:mem:", new Properties()))) {
            requests(session, WARM_UP, queries, rows);
            CountedCalls.countInLoadedClasses();
            return difference(requests(session, REQUESTS, queries, rows), new double[COUNTS], REQUESTS);
        }
    }

    private static double[] counts() {
        return new double[] {
            CountedCalls.of(Call.CLOCK),
            CountedCalls.of(Call.THREAD_LOCAL),
            CountedCalls.of(Call.ATOMIC),
            CountedCalls.of(Call.METER)
        };
    }

    /**
     * Runs so many requests and answers what they did, and how many events they published; not what it took to
     * drain these, which is another thread's work.
     */
    private static double[] requests(QueryShape.Session session, int requests, int queries, int rows) throws Exception {
        drain();
        double[] sum = new double[COUNTS];
        for (int i = 0; i < requests; i++) {
            double[] before = counts();
            // Whether a request looks at what it consumes is drawn at random: a difference of requests would not be
            // exact.
            Requests.run(() -> {
                long metered = CountedCalls.of(Call.METER);
                session.run(queries, rows);
                sum[METER] += CountedCalls.of(Call.METER) - metered;
            });
            double[] after = counts();
            for (int count = 0; count < METER; count++) {
                sum[count] += after[count] - before[count];
            }
            sum[METER_OF_REQUEST] += after[METER] - before[METER];
            sum[EVENTS] += drain();
        }
        return sum;
    }

    private static int drain() {
        events = 0;
        EventIntake.shared().drain(JdbcCosts::count);
        return events;
    }

    private static void count(long[] words, int offset) {
        int kind = EventLayout.kind(words[offset + EventLayout.HEADER]);
        if (kind != EventKind.QUERY && kind != EventKind.REQUEST) {
            throw new IllegalStateException("kind=" + kind + ": neither a query nor a request");
        }
        events++;
    }
}
