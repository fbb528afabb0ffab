package io.pitot.agent.benchmarks;

import com.sun.management.ThreadMXBean;
import io.pitot.agent.engine.RunningEngine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How many events a second the engine takes without losing one: requests of queries whose database takes no
 * time, sent at a given rate by some threads, against the rings and the engine with their default settings.
 *
 * <pre>{@code
 * java -cp agent/benchmarks/target/benchmarks.jar io.pitot.agent.benchmarks.EventLoss seconds=5
 * }</pre>
 *
 * The threads send what is due, in bursts of a millisecond, and then wait; so do applications that answer many
 * requests at once. What they could not send in time they do not send: {@code offered} is what was. Prints, too,
 * that recorded and dropped events are together those offered, and the CPU time of senders and engine per event.
 */
public final class EventLoss {

    private static final Map<String, String> DEFAULTS =
            Map.of("seconds", "5", "rates", "250000,500000,1000000,2000000", "threads", "1,2,4", "queries", "20");

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long BURST_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /** Enough for the compilers to be done. */
    private static final int WARM_UP_SECONDS = 3;

    private static final int WARM_UP_RATE = 1_000_000;

    private EventLoss() {}

    /** See above; each argument is {@code name=value}. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Map<String, String> options = new TreeMap<>(DEFAULTS);
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals < 0 || options.replace(argument.substring(0, equals), argument.substring(equals + 1)) == null) {
                System.err.println(
                        argument + ": unknown; the options and their defaults are " + new TreeMap<>(DEFAULTS));
                System.exit(2);
            }
        }
        int queries = number(options, "queries");
        System.out.println(options + " processors=" + Runtime.getRuntime().availableProcessors());
        System.out.printf(
                "%7s %9s %12s %12s %12s %9s %8s   %s%n",
                "threads",
                "asked/s",
                "offered/s",
                "recorded",
                "dropped",
                "lost",
                "exact",
                "CPU ns an event: senders, engine");
        try (RunningEngine engine = RunningEngine.ofProbes()) {
            run(engine, 2, WARM_UP_RATE, WARM_UP_SECONDS, queries);
            for (String threads : options.getOrDefault("threads", "").split(",", -1)) {
                for (String rate : options.getOrDefault("rates", "").split(",", -1)) {
                    System.out.println(run(
                            engine,
                            Integer.parseInt(threads),
                            Integer.parseInt(rate),
                            number(options, "seconds"),
                            queries));
                }
            }
        }
    }

    private static int number(Map<String, String> options, String name) {
        return Integer.parseInt(options.getOrDefault(name, ""));
    }

    private static String run(RunningEngine engine, int threads, int rate, int seconds, int queries)
            throws InterruptedException {
        // What the last run left must be taken first: it is not of this one.
        Thread.sleep(500);
        engine.takeRecorded();
        engine.takeDropped();
        long engineCpu = engineCpu();
        long began = System.nanoTime();
        List<Sender> senders = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Sender sender = new Sender((double) rate / threads, TimeUnit.SECONDS.toNanos(seconds), queries);
            sender.start();
            senders.add(sender);
        }
        long offered = 0;
        long cpu = 0;
        for (Sender sender : senders) {
            sender.join();
            offered += sender.offered;
            cpu += sender.cpuNanos;
        }
        double nanos = System.nanoTime() - began;
        Thread.sleep(500);
        long recorded = engine.takeRecorded();
        long dropped = engine.takeDropped();
        return String.format(
                Locale.ROOT,
                "%7d %,9d %,12.0f %,12d %,12d %8.4f%% %8s   %.0f, %.0f",
                threads,
                rate,
                offered / nanos * 1e9,
                recorded,
                dropped,
                100.0 * dropped / offered,
                recorded + dropped == offered,
                (double) cpu / offered,
                (double) (engineCpu() - engineCpu) / offered);
    }

    /** CPU time of the aggregator thread so far. */
    private static long engineCpu() {
        for (var thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().equals("pitot-aggregator")) {
                return THREADS.getThreadCpuTime(thread.getThreadId());
            }
        }
        throw new IllegalStateException("no thread is named pitot-aggregator: the engine is not running");
    }

    private static final class Sender extends Thread {

        private final double rate;
        private final long nanos;
        private final int queries;
        private long offered;
        private long cpuNanos;

        Sender(double rate, long nanos, int queries) {
            this.rate = rate;
            this.nanos = nanos;
            this.queries = queries;
        }

        @Override
        public void run() {
            ProbedQuery query = new ProbedQuery("SELECT name FROM flood WHERE id = ?");
            long began = System.nanoTime();
            long elapsed = 0;
            while (elapsed < nanos) {
                long due = (long) (rate * elapsed / 1e9);
                while (offered < due) {
                    query.request("/flood", queries);
                    offered += queries + 1;
                }
                LockSupport.parkNanos(BURST_NANOS);
                elapsed = System.nanoTime() - began;
            }
            cpuNanos = THREADS.getCurrentThreadCpuTime();
        }
    }
}
