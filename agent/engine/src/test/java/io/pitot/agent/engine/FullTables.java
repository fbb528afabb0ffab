package io.pitot.agent.engine;

import io.pitot.agent.bootstrap.CallSite;
import io.pitot.agent.bootstrap.EventIntake;
import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.bootstrap.FullKotlinClasses;
import io.pitot.agent.bootstrap.Hashing;
import io.pitot.agent.bootstrap.LocalCache;
import io.pitot.agent.bootstrap.LocalCaches;
import io.pitot.agent.bootstrap.Names;
import io.pitot.agent.bootstrap.ReadColumns;
import io.pitot.agent.engine.table.Overflows;
import java.io.PrintStream;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Fills every table of an engine with the default bounds to its limit and says what is live on the heap then,
 * and what at most while the dump is written. For a JVM of its own, with {@code -XX:+UseSerialGC -XX:MarkSweepAlwaysCompactCount=1}; the argument
 * is the folder for the dump.
 */
final class FullTables {

    private static final int ENDPOINTS = 1_000;
    private static final int QUERIES = 2_000;
    private static final int QUERIES_PER_ENDPOINT = 8;
    private static final int CALL_SITES = 4_000;
    private static final int REQUESTS_PER_ENDPOINT = 60;
    private static final int ROUTES = 200;
    private static final int COMMANDS = 200;
    private static final int MODELS = 200;
    private static final int POOLS = 200;
    private static final int OPEN_REQUESTS = 2_000;
    private static final int OPEN_EVENTS = 16;
    private static final int QUERIES_OF_MANY = 4;
    private static final int MANY_ARGUMENTS = 40_000;

    /** All that a language model's answer tells. */
    private static final int ANSWERED =
            EventLayout.FLAG_TOKENS | EventLayout.FLAG_STREAMED | EventLayout.FLAG_CUT_OFF | EventLayout.FLAG_ARGUMENTS;

    private static final long BETWEEN_LOOKS = 128 << 10;

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final Set<String> HEAP = Set.of("Eden Space", "Survivor Space", "Tenured Gen");

    private final Random random = new Random(5);
    private final int[] queries = new int[QUERIES];
    private final int[] endpoints = new int[ENDPOINTS];
    private final int[] sites = new int[CALL_SITES];
    private final int[] routes = new int[ROUTES];
    private final int[] commands = new int[COMMANDS];
    private final int[] models = new int[MODELS];
    private final int[] pools = new int[POOLS];
    private final EventIntake intake = EventFeed.intake(8_192);
    private final EventFeed feed = new EventFeed(intake, EventFeed.Way.TOGETHER);
    private final Overflows overflows = new Overflows();
    private final EngineErrors errors = new EngineErrors();
    private final Aggregator aggregator = new Aggregator(intake, overflows, errors, true);
    private final List<LocalCache> localCaches = new ArrayList<>();
    private long request;

    private FullTables() {}

    public static void main(String[] arguments) throws Exception {
        // What this measurement itself needs, and the empty tables of names.
        long before = live();
        PrintStream out = System.out;
        out.println("empty=" + (live() - before + namesWhenEmpty()));
        FullTables full = new FullTables();
        full.name();
        full.finishedRequests();
        full.manyArguments();
        full.openRequests();
        out.println("full=" + (live() - before));
        EngineSettings settings = new EngineSettings(
                "full", "", "test", Path.of(arguments[0]), Duration.ofHours(1), 10, true, Map.of(), out::println);
        AgentAccounts accounts = new AgentAccounts(
                settings,
                full.intake,
                full.overflows,
                full.errors,
                new Restarts(),
                EventFeed.NOTHING_INSTRUMENTED,
                EventFeed.NOTHING_SKIPPED);
        IntervalDumper dumper = new IntervalDumper(
                settings,
                full.aggregator,
                accounts,
                new JvmGauges(full.aggregator.pauses()),
                full.errors,
                Clock.systemUTC());
        out.println("showing=" + (mostWhile(dumper::showLive) - before));
        dumper.endLive();
        out.println("dumping=" + (mostWhile(() -> dumper.dump(true)) - before));
        // So that nothing is collected that an agent would still hold.
        out.println("events=" + full.aggregator.interval().events());
    }

    /** The arrays of {@link Names} are made when the class is initialised, after the first look at the heap. */
    private static long namesWhenEmpty() {
        long before = live();
        Names.QUERIES.maxId();
        return live() - before;
    }

    private void name() {
        FullKotlinClasses.fill();
        Map<Integer, CallSite.Frame> callers = new HashMap<>();
        for (int i = 0; i < QUERIES; i++) {
            queries[i] = EventFeed.query("select o.id, o.customer_id, o.placed_at, o.total, o.state from orders_" + i
                    + " o join customer c on c.id = o.customer_id where o.customer_id = ? and o.state in (?) and"
                    + " o.placed_at > ? order by o.placed_at desc limit ?");
            ReadColumns.count(queries[i], 5);
            ReadColumns.add(queries[i], 0b111110);
        }
        for (int i = 0; i < ENDPOINTS; i++) {
            endpoints[i] = EventFeed.endpoint("GET", "/shops/{shopId}/departments/" + i + "/orders/{orderId}");
        }
        for (int i = 0; i < ROUTES; i++) {
            routes[i] = EventFeed.named(Names.ROUTES, "GET prices.acme.com/shops/{n}/departments/" + i + "/prices");
        }
        for (int i = 0; i < COMMANDS; i++) {
            commands[i] = EventFeed.named(Names.COMMANDS, "GET shop:{n}:department-" + i + ":cart");
        }
        for (int i = 0; i < MODELS; i++) {
            models[i] = EventFeed.named(Names.MODELS, "fraud-v" + i);
            pools[i] = EventFeed.named(Names.POOLS, "HikariPool-" + i);
        }
        // One more than are told apart; what they hold is the application's.
        Map<String, String> entries = new ConcurrentHashMap<>(Map.of("a", "b"));
        for (int i = 0; i <= LocalCaches.LIMIT; i++) {
            LocalCache cache = new LocalCache("caffeine", entries, true);
            cache.call("department-" + i + "-products");
            cache.found(i);
            cache.missed(1);
            localCaches.add(cache);
        }
        List<String> layers = List.of("hibernate", "hibernate:query", "spring-data");
        for (int i = 0; i < CALL_SITES; i++) {
            // As the probes share frames and layers: a place of its own, and callers that others have, too.
            List<CallSite.Frame> frames = new ArrayList<>();
            frames.add(new CallSite.Frame("com.acme.shop.Orders", "find", "Orders.java", i));
            for (int depth = 1; depth < 8; depth++) {
                frames.add(callers.computeIfAbsent(
                        i % 500 * 8 + depth,
                        line -> new CallSite.Frame("com.acme.shop.Shop", "at", "Shop.java", line)));
            }
            sites[i] = Names.CALL_SITES.add(Hashing.mix(i), new CallSite(frames, layers));
        }
    }

    /** Every endpoint runs its queries, now and then in a loop, with durations like those of services. */
    private void finishedRequests() {
        for (int endpoint = 0; endpoint < ENDPOINTS; endpoint++) {
            for (int i = 0; i < REQUESTS_PER_ENDPOINT; i++) {
                request++;
                long time = request * 100_000_000;
                long end = time;
                for (int q = 0; q < QUERIES_PER_ENDPOINT; q++) {
                    for (int repeat = i == 0 ? 25 : 1; repeat > 0; repeat--) {
                        long nanos = logNormal(1_000_000);
                        query(end, nanos, endpoint * QUERIES_PER_ENDPOINT + q, repeat);
                        end += nanos;
                    }
                }
                end = calls(end, endpoint, i);
                feed.request(request, time, end - time + logNormal(500_000), endpoints[endpoint], 200);
                aggregator.sweep(0);
            }
        }
    }

    /** Of the queries that are followed some have more arguments than are sampled of all together. */
    private void manyArguments() {
        for (int i = 0; i < MANY_ARGUMENTS; i++) {
            request++;
            query(0, 1_000, i % QUERIES_OF_MANY, 1_000 + i);
            feed.request(request, 0, 2_000, endpoints[0], 200);
            aggregator.sweep(0);
        }
    }

    /** Of each kind of call one that each endpoint makes. */
    private long calls(long start, int endpoint, int i) {
        long end = start;
        int[] kinds = {
            EventKind.POOL_WAIT, EventKind.HTTP_CALL, EventKind.CACHE, EventKind.INFERENCE, EventKind.CONNECTION
        };
        int[][] subjects = {pools, routes, commands, models, pools};
        for (int k = 0; k < kinds.length && i < 5; k++) {
            long nanos = kinds[k] == EventKind.CONNECTION ? 0 : logNormal(1_000_000);
            feed.event(
                    kinds[k],
                    kinds[k] == EventKind.CACHE
                            ? EventLayout.FLAG_LOOKUP
                            : kinds[k] == EventKind.INFERENCE
                                    ? i == 0 ? ANSWERED | EventLayout.FLAG_FIRST : ANSWERED
                                    : 0,
                    0,
                    1,
                    request,
                    end,
                    nanos,
                    subjects[k][endpoint % subjects[k].length],
                    sites[(endpoint + i) % CALL_SITES],
                    1,
                    i,
                    1_000);
            end += nanos;
        }
        return end;
    }

    private void openRequests() {
        for (int i = 0; i < OPEN_REQUESTS; i++) {
            request++;
            for (int event = 0; event < OPEN_EVENTS; event++) {
                query(event * 1_000L, 1_000, event, event);
            }
            feed.publish();
            aggregator.sweep(0);
        }
    }

    private void query(long start, long nanos, int number, long arguments) {
        feed.event(
                EventKind.QUERY,
                EventLayout.FLAG_ROWS_READ | EventLayout.FLAG_ARGUMENTS | EventLayout.FLAG_SKIPPED,
                0,
                0,
                request,
                start,
                nanos,
                queries[number % QUERIES],
                arguments > 5 ? 0 : sites[(number * 5 + (int) arguments) % CALL_SITES],
                3,
                arguments,
                nanos / 10);
    }

    private long logNormal(long median) {
        return (long) (median * Math.exp(random.nextGaussian()));
    }

    /**
     * What is live grows by no more than what is allocated: looked at after each so many bytes, the most is known but for
     * these. Collecting without end leaves the work no time to go on.
     */
    private static long mostWhile(Runnable work) throws InterruptedException {
        Thread working = new Thread(work);
        long most = live();
        long seen = 0;
        working.start();
        while (working.isAlive()) {
            long allocated = THREADS.getThreadAllocatedBytes(working.getId());
            if (allocated - seen >= BETWEEN_LOOKS) {
                most = Math.max(most, collected());
                seen = allocated;
            } else {
                Thread.onSpinWait();
            }
        }
        working.join();
        return most;
    }

    private static long live() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            least = Math.min(least, collected());
        }
        return least;
    }

    /** What a full collection left, not what has been allocated until this thread goes on. */
    private static long collected() {
        System.gc();
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (collector.getName().equals("MarkSweepCompact")
                    && collector instanceof com.sun.management.GarbageCollectorMXBean serial) {
                return serial.getLastGcInfo().getMemoryUsageAfterGc().entrySet().stream()
                        .filter(pool -> HEAP.contains(pool.getKey()))
                        .mapToLong(pool -> pool.getValue().getUsed())
                        .sum();
            }
        }
        throw new IllegalStateException("no collector MarkSweepCompact: must run with -XX:+UseSerialGC");
    }
}
