package io.pitot.agent.engine;

import com.sun.management.ThreadMXBean;
import io.pitot.agent.bootstrap.EndpointName;
import io.pitot.agent.bootstrap.EventChunks;
import io.pitot.agent.bootstrap.EventIntake;
import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.bootstrap.EventRing;
import io.pitot.agent.bootstrap.EventWriter;
import io.pitot.agent.bootstrap.Hashing;
import io.pitot.agent.bootstrap.Names;
import io.pitot.agent.engine.table.Overflows;
import io.pitot.dump.DumpFolder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One dump: its records made, judged and written to a file, once a minute on the aggregator thread. The bytes that
 * the thread allocates for it and those of the file are shown beside the time; {@code -prof gc} counts the events
 * with which the tables are filled before, too.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 10)
@Measurement(iterations = 10)
@Fork(2)
public class DumpBenchmark {

    /** How full the tables are. */
    public enum Tables {
        EMPTY(0, 0),
        SMALL(20, 40),
        FULL(1_000, 2_000);

        private final int endpoints;
        private final int queries;

        Tables(int endpoints, int queries) {
            this.endpoints = endpoints;
            this.queries = queries;
        }
    }

    /** What a dump consists of. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Bytes {

        /** Allocated by the thread. */
        public long allocatedBytes;

        /** In the folder. */
        public long fileBytes;
    }

    private static final int REQUESTS = 100;
    private static final int QUERIES_PER_ENDPOINT = 8;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Param
    private Tables tables = Tables.SMALL;

    private final EventIntake intake = new EventIntake(new EventChunks(64), new EventRing(1_024));
    private final EventWriter writer = intake.writer();
    private final Overflows overflows = new Overflows();
    private final EngineErrors errors = new EngineErrors();
    private final Aggregator aggregator = new Aggregator(intake, overflows, errors, true);
    private final Random random = new Random(2);
    private @Nullable IntervalDumper dumper;
    private @Nullable Path folder;
    private int[] endpoints = {};
    private int[] queries = {};
    private long request;

    /** Makes the names and the folder. */
    @Setup
    public void open() throws IOException {
        endpoints = new int[tables.endpoints];
        queries = new int[tables.queries];
        for (int i = 0; i < tables.endpoints; i++) {
            String route = "/api/things/{id}/parts/" + i;
            endpoints[i] = Names.ENDPOINTS.add(Hashing.text(0, route), new EndpointName("http", "GET", route));
        }
        for (int i = 0; i < tables.queries; i++) {
            String sql =
                    "select t.id, t.name, t.price, t.changed from thing" + i + " t where t.owner = ? and t.state = ?";
            queries[i] = Names.QUERIES.add(Hashing.text(0, sql), sql);
        }
        folder = Files.createTempDirectory("pitot-benchmark");
        EngineSettings settings = RunningEngine.settings(folder);
        AgentAccounts accounts =
                new AgentAccounts(settings, intake, overflows, errors, new Restarts(), List::of, List::of);
        dumper = new IntervalDumper(settings, aggregator, accounts, null, errors, Clock.systemUTC());
    }

    /** Fills the tables, which each dump empties: endpoints with 8 queries each, slow requests with 25 times as many. */
    @Setup(Level.Invocation)
    public void fill() {
        for (int endpoint = 0; endpoint < tables.endpoints; endpoint++) {
            for (int i = 0; i < REQUESTS; i++) {
                request++;
                for (int q = 0; q < QUERIES_PER_ENDPOINT; q++) {
                    queries(endpoint, q, i == REQUESTS - 1 ? 25 : 1);
                }
                offer(EventKind.REQUEST, 0, 200, 0, duration(20_000_000), endpoints[endpoint], -1, -1, -1);
                aggregator.sweep(0);
            }
        }
        aggregator.sweep(0);
        aggregator.sweep(0);
    }

    private void queries(int endpoint, int q, int times) {
        int query = queries[(endpoint * QUERIES_PER_ENDPOINT + q) % tables.queries];
        for (int i = 0; i < times; i++) {
            offer(
                    EventKind.QUERY,
                    EventLayout.FLAG_ROWS_READ | EventLayout.FLAG_ARGUMENTS,
                    0,
                    q * 1_000_000L,
                    duration(1_000_000),
                    query,
                    3,
                    i,
                    1_000);
        }
    }

    private void offer(
            int kind, int flags, int code, long start, long duration, int subject, long count, long hash, long extra) {
        writer.write(
                EventLayout.header(kind, flags, code, 0),
                request,
                start,
                duration,
                EventLayout.subjectAndSite(subject, 0),
                count,
                hash,
                extra);
        if (kind == EventKind.REQUEST) {
            writer.publish();
        }
    }

    /** Log-normal, as services have them. */
    private long duration(long median) {
        return (long) (median * Math.exp(random.nextGaussian()));
    }

    /** Removes the folder. */
    @TearDown
    public void close() throws IOException {
        if (folder != null) {
            RunningEngine.delete(folder);
        }
        if (!errors.counts().isEmpty()) {
            throw new IllegalStateException("errors of the engine: " + errors.counts());
        }
    }

    /** The dump. */
    @Benchmark
    public void dump(Bytes bytes) throws IOException {
        IntervalDumper writer = dumper;
        Path to = folder;
        if (writer == null || to == null) {
            throw new IllegalStateException("not set up");
        }
        long before = THREADS.getCurrentThreadAllocatedBytes();
        writer.dump(true);
        bytes.allocatedBytes = THREADS.getCurrentThreadAllocatedBytes() - before;
        List<Path> written = DumpFolder.list(to);
        bytes.fileBytes = Files.size(written.get(written.size() - 1));
    }
}
