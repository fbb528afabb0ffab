package io.pitot.agent.engine;

import io.pitot.agent.bootstrap.ThreadMeter;
import io.pitot.agent.engine.table.DurationCounts;
import io.pitot.dump.Distribution;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ObjLongConsumer;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;

/**
 * Measures what {@link DurationCounts} takes, beside what else could count durations, and what the thread meter costs;
 * not a test. Run it with the test class path and {@code -Xmx512m -XX:+UseSerialGC}.
 */
final class EngineCost {

    private static final PrintStream OUT = System.out;
    private static final int ROUNDS = 5;

    private EngineCost() {}

    public static void main(String[] arguments) {
        List<Candidate<?>> candidates = List.of(
                new Candidate<>("Histogram", EngineCost::histogram, Histogram::recordValue),
                new Candidate<>("PackedHistogram", EngineCost::packedHistogram, PackedHistogram::recordValue),
                new Candidate<>("DurationCounts", DurationCounts::new, DurationCounts::record));
        for (Candidate<?> candidate : candidates) {
            for (int each : new int[] {1, 5, 50, 500, 5_000}) {
                candidate.bytes(each);
                OUT.printf("%-16s %,7d B with %,5d values%n", candidate.name, candidate.bytes(each), each);
            }
        }
        times(candidates);
        threadMeter();
    }

    private static Histogram histogram() {
        return new Histogram(1, Distribution.MAX_NANOS, Distribution.DIGITS);
    }

    private static PackedHistogram packedHistogram() {
        return new PackedHistogram(1, Distribution.MAX_NANOS, Distribution.DIGITS);
    }

    /** In turns, the first of which do not count: else the first one is compiled as if there were no others. */
    private static void times(List<Candidate<?>> candidates) {
        double[] best = new double[candidates.size()];
        Arrays.fill(best, Double.MAX_VALUE);
        for (int round = -2; round < ROUNDS; round++) {
            for (int i = 0; i < best.length; i++) {
                double nanos = candidates.get(i).nanos();
                best[i] = round < 0 ? best[i] : Math.min(best[i], nanos);
            }
        }
        for (int i = 0; i < best.length; i++) {
            OUT.printf("%-16s %.1f ns a record%n", candidates.get(i).name, best[i]);
        }
    }

    private record Candidate<H>(String name, Supplier<H> create, ObjLongConsumer<H> record) {

        long bytes(int each) {
            long before = usedBytes();
            List<H> all = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                H counts = create.get();
                for (long duration : durations(i, each)) {
                    record.accept(counts, duration);
                }
                all.add(counts);
            }
            return (usedBytes() - before) / all.size();
        }

        /** Records to 1,000 of them in turn, as a service with many queries does: they are not in the cache. */
        double nanos() {
            long[] durations = durations(1, 4_096);
            List<H> all = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                all.add(create.get());
            }
            long best = Long.MAX_VALUE;
            for (int pass = 0; pass < 3; pass++) {
                long start = System.nanoTime();
                for (int i = 0; i < 1_000_000; i++) {
                    record.accept(all.get(i % 1_000), durations[(i + i / 1_000) & 4_095]);
                }
                best = Math.min(best, System.nanoTime() - start);
            }
            return best / 1e6;
        }
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
