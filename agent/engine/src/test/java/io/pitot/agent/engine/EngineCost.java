package io.pitot.agent.engine;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.bootstrap.EventRing;
import io.pitot.agent.bootstrap.Names;
import io.pitot.agent.bootstrap.ThreadMeter;
import io.pitot.agent.engine.table.DumpIds;
import io.pitot.agent.engine.table.DurationCounts;
import io.pitot.agent.engine.table.Overflows;
import io.pitot.dump.Distribution;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.ObjLongConsumer;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;

/**
 * Measures what the engine costs, for the figures in its comments and in the documentation; not a test.
 * Run it with the test class path and {@code -Xmx512m -XX:+UseSerialGC}.
 */
final class EngineCost {

    private static final PrintStream OUT = System.out;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 5;

    private EngineCost() {}

    public static void main(String[] arguments) {
        histograms("HdrHistogram", i -> new Histogram(1, Distribution.MAX_NANOS, 2), Histogram::recordValue);
        histograms("PackedHistogram", i -> new PackedHistogram(1, Distribution.MAX_NANOS, 2), Histogram::recordValue);
        histograms("DurationCounts", i -> new DurationCounts(), DurationCounts::record);
        threadMeter();
        aggregator();
        fullTables();
    }

    private static <H> void histograms(String name, IntFunction<H> create, ObjLongConsumer<H> record) {
        for (int each : new int[] {1, 5, 50, 500, 5_000}) {
            bytes(create, record, each);
            OUT.printf("%-16s %,7d B with %,5d values%n", name, bytes(create, record, each), each);
        }
        OUT.printf("%-16s %.1f ns a record%n", name, nanos(create, record));
    }

    private static <H> long bytes(IntFunction<H> create, ObjLongConsumer<H> record, int each) {
        long before = usedBytes();
        List<H> all = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            H histogram = create.apply(i);
            for (long duration : durations(i, each)) {
                record.accept(histogram, duration);
            }
            all.add(histogram);
        }
        return (usedBytes() - before) / all.size();
    }

    /** Records to 1,000 histograms in turn, as a service with many queries does: they are not in the cache. */
    private static <H> double nanos(IntFunction<H> create, ObjLongConsumer<H> record) {
        long[] durations = durations(1, 4_096);
        long best = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            List<H> all = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                all.add(create.apply(i));
            }
            for (int pass = 0; pass < 3; pass++) {
                long start = System.nanoTime();
                for (int i = 0; i < 1_000_000; i++) {
                    record.accept(all.get(i % 1_000), durations[(i + i / 1_000) & 4_095]);
                }
                best = Math.min(best, System.nanoTime() - start);
            }
        }
        return best / 1e6;
    }

    /** As services have them: log-normal around three milliseconds. */
    private static long[] durations(int seed, int number) {
        Random random = new Random(seed);
        long[] durations = new long[number];
        for (int i = 0; i < number; i++) {
            durations[i] = (long) (3_000_000 * Math.exp(random.nextGaussian() * 0.7));
        }
        return durations;
    }

    private static void threadMeter() {
        ThreadMeter meter = JvmThreadMeter.create();
        long bestCpu = Long.MAX_VALUE;
        long bestAllocated = Long.MAX_VALUE;
        long sink = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < 200_000; i++) {
                sink += meter.cpuNanos();
            }
            long middle = System.nanoTime();
            for (int i = 0; i < 200_000; i++) {
                sink += meter.allocatedBytes();
            }
            bestCpu = Math.min(bestCpu, middle - start);
            bestAllocated = Math.min(bestAllocated, System.nanoTime() - middle);
        }
        OUT.printf(
                "thread meter: CPU time %d ns, allocated bytes %d ns (%d)%n",
                bestCpu / 200_000, bestAllocated / 200_000, sink & 1);
    }

    /** Requests of 20 queries: a list, then two queries for each of 9 rows, and a count. */
    private static void aggregator() {
        EventRing ring = new EventRing(32_768);
        EventFeed feed = new EventFeed(ring);
        Aggregator aggregator = new Aggregator(new EventRing[] {ring}, new Overflows(), new EngineErrors());
        int[] queries = new int[200];
        int[] endpoints = new int[50];
        for (int i = 0; i < queries.length; i++) {
            queries[i] = EventFeed.query("select * from cost" + i);
        }
        for (int i = 0; i < endpoints.length; i++) {
            endpoints[i] = EventFeed.endpoint("GET", "/cost/" + i);
        }
        long request = 0;
        double best = Double.MAX_VALUE;
        com.sun.management.ThreadMXBean allocation = (com.sun.management.ThreadMXBean) THREADS;
        long leastAllocated = Long.MAX_VALUE;
        for (int round = 0; round < 60; round++) {
            long events = 0;
            long nanos = 0;
            long allocated = 0;
            for (int sweep = 0; sweep < 40; sweep++) {
                for (int i = 0; i < 100; i++) {
                    request++;
                    int first = (int) (request % 50) * 4;
                    feed.query(request, 1_000, 900_000, queries[first], 9, request, 50_000);
                    for (int j = 1; j < 19; j++) {
                        long start = 1_000_000 + j * 500_000L;
                        feed.query(request, start, 300_000 + j, queries[first + 1 + j % 2], 1, j, 20_000);
                    }
                    feed.query(request, 20_000_000, 900_000, queries[first + 3], 1, request, 50_000);
                    feed.request(request, 0, 25_000_000, endpoints[(int) (request % 50)], 200);
                }
                long bytes = allocation.getCurrentThreadAllocatedBytes();
                long start = THREADS.getCurrentThreadCpuTime();
                aggregator.sweep(sweep);
                nanos += THREADS.getCurrentThreadCpuTime() - start;
                allocated += allocation.getCurrentThreadAllocatedBytes() - bytes;
                events += 100 * 21;
            }
            best = Math.min(best, (double) nanos / events);
            leastAllocated = Math.min(leastAllocated, allocated);
        }
        OUT.printf("aggregator: %.0f ns CPU an event, %,d B allocated in 84,000 events%n", best, leastAllocated);
    }

    /** 1,000 endpoints of 8 queries each, 2,000 queries, 100 requests each, slow ones of 200 steps. */
    private static void fullTables() {
        EventRing ring = new EventRing(1_024);
        EventFeed feed = new EventFeed(ring);
        long before = usedBytes();
        Aggregator aggregator = new Aggregator(new EventRing[] {ring}, new Overflows(), new EngineErrors());
        long empty = usedBytes();
        Random random = new Random(2);
        int[] queries = new int[2_000];
        for (int i = 0; i < queries.length; i++) {
            queries[i] = 1 + i;
        }
        long request = 1_000_000;
        for (int endpoint = 1; endpoint <= 1_000; endpoint++) {
            for (int i = 0; i < 100; i++) {
                request++;
                for (int q = 0; q < 8; q++) {
                    long duration = (long) (1_000_000 * Math.exp(random.nextGaussian()));
                    for (int repeat = 0; repeat < (i == 99 ? 25 : 1); repeat++) {
                        feed.event(
                                EventKind.QUERY,
                                EventLayout.FLAG_ROWS_READ | EventLayout.FLAG_ARGUMENTS,
                                0,
                                0,
                                request,
                                q * 1_000_000L,
                                duration,
                                queries[(endpoint * 8 + q) % queries.length],
                                1 + endpoint * 3 + repeat % 3,
                                3,
                                repeat,
                                1_000);
                    }
                }
                feed.request(request, 0, (long) (20_000_000 * Math.exp(random.nextGaussian())), endpoint, 200);
                aggregator.sweep(0);
            }
        }
        aggregator.sweep(0);
        long full = usedBytes();
        OUT.printf("aggregator: %,d B empty, %,d B with full tables%n", empty - before, full - before);
        DumpIds ids = new DumpIds();
        long start = System.nanoTime();
        Object dump = new Object[] {
            aggregator.interval().endpoints(ids),
            aggregator.interval().queries(ids),
            aggregator.interval().queryUses().named(ids),
            aggregator.interval().growths().named(ids),
            aggregator.interval().slowRequests().named(ids, java.time.Instant.EPOCH, 0)
        };
        long nanos = System.nanoTime() - start;
        OUT.printf(
                "records of the dump: %,d B, made in %d ms; %d endpoints, %d queries%n",
                usedBytes() - full, nanos / 1_000_000, ((List<?>) ((Object[]) dump)[0]).size(), Names.QUERIES.maxId());
    }

    private static long usedBytes() {
        Runtime runtime = Runtime.getRuntime();
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
        }
        return used;
    }
}
