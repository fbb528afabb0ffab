package io.pitot.agent.engine;

import io.pitot.dump.JvmLoad;
import io.pitot.dump.JvmPeriod;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How loaded this JVM was in one interval, from readings a second apart. Holds no clock. */
final class LoadSums {

    /** A start loads and compiles, which takes all processors that there are and is nobody's trouble. */
    static final long WARM_UP = TimeUnit.SECONDS.toNanos(30);

    /** A day: an interval in which nothing is called goes on. */
    static final int MOST_PERIODS = 720;

    private static final long UNKNOWN = -1;

    /** One of the two minutes. */
    private static final class Period {
        final long number;
        long collections;
        long leastHeap = UNKNOWN;
        long heldHeap = UNKNOWN;
        long leastThreads = Long.MAX_VALUE;

        Period(long number) {
            this.number = number;
        }

        JvmPeriod named() {
            return new JvmPeriod(number, collections, leastHeap, heldHeap, leastThreads);
        }
    }

    /**
     * What the JVM says of itself at one moment.
     *
     * @param uptime nanoseconds since its start
     * @param cpu its CPU time since then, or -1
     * @param pauses nanoseconds since then in which collections stopped all threads
     * @param processors how many it may use
     * @param threads how many are alive
     * @param collected bytes of long-lived objects that a collection left since the reading before, or -1
     */
    record Reading(long uptime, long cpu, long pauses, int processors, long threads, long collected) {}

    private final Deque<Period> periods = new ArrayDeque<>();
    private @Nullable Reading before;
    private final HeldHeap held = new HeldHeap();
    private long wall;
    private long processorTime;
    private long cpu;
    private boolean isCpuKnown = true;
    private long pauses;

    /** Adds what went on since the reading before. */
    void add(Reading reading) {
        Reading last = before;
        before = reading;
        if (last != null && last.uptime >= WARM_UP && reading.uptime > last.uptime) {
            long elapsed = reading.uptime - last.uptime;
            wall += elapsed;
            processorTime += elapsed * reading.processors;
            pauses += Math.max(reading.pauses - last.pauses, 0);
            isCpuKnown &= last.cpu >= 0 && reading.cpu >= 0;
            cpu += Math.max(reading.cpu - last.cpu, 0);
        }
        Period period = period(Math.max(reading.uptime, 0) / JvmPeriod.NANOS);
        period.leastThreads = Math.min(period.leastThreads, reading.threads);
        if (reading.collected >= 0) {
            period.collections++;
            period.leastHeap = period.leastHeap < 0 ? reading.collected : Math.min(period.leastHeap, reading.collected);
            period.heldHeap = Math.max(period.heldHeap, held.after(reading.uptime, reading.collected));
        }
    }

    private Period period(long number) {
        Period last = periods.peekLast();
        if (last == null || last.number != number) {
            if (periods.size() == MOST_PERIODS) {
                periods.removeFirst();
            }
            last = new Period(number);
            periods.addLast(last);
        }
        return last;
    }

    /** The sums since the last {@link #nextInterval}. */
    JvmLoad named(String instance, long heapLimit) {
        List<JvmPeriod> named = new ArrayList<>(periods.size());
        periods.forEach(period -> named.add(period.named()));
        return new JvmLoad(instance, wall, processorTime, isCpuKnown ? cpu : UNKNOWN, pauses, heapLimit, named);
    }

    /** Begins the next interval where the last reading was. */
    void nextInterval() {
        periods.clear();
        wall = 0;
        processorTime = 0;
        cpu = 0;
        isCpuKnown = true;
        pauses = 0;
    }
}
