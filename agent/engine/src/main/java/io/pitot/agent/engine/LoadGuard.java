package io.pitot.agent.engine;

import io.pitot.agent.bootstrap.Observing;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Has less observed while the JVM is short of what it needs itself, and keeps the account of it. The aggregator's thread only. */
final class LoadGuard {

    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final int MOST_LINES = 50;

    private final Breaker breaker;
    private final ObservingLimits limits;
    private final JvmGauges gauges;
    private final Consumer<String> log;
    private final Map<String, Long> spared = new TreeMap<>();
    private long looked;
    private long gcNanos;
    private long cpuNanos;
    private int lines;

    LoadGuard(ObservingLimits limits, JvmGauges gauges, Consumer<String> log, long nanoTime) {
        breaker = new Breaker(limits);
        this.limits = limits;
        this.gauges = gauges;
        this.log = log;
        looked = nanoTime;
        gcNanos = gauges.gcNanos();
        cpuNanos = gauges.threadCpu();
    }

    /** Looks, if the last look is two seconds ago. */
    void look(long nanoTime) {
        long nanos = nanoTime - looked;
        if (nanos < LOOK_NANOS) {
            return;
        }
        looked = nanoTime;
        Breaker.Level before = breaker.level();
        if (before != Breaker.Level.ALL) {
            spared.merge(name(before) + ": " + breaker.cause(), nanos, Long::sum);
        }
        long gc = gauges.gcNanos();
        long cpu = gauges.threadCpu();
        Breaker.Reading reading = new Breaker.Reading(
                gauges.heldHeapShare(),
                (double) (gc - gcNanos) / nanos,
                cpu < 0 || cpuNanos < 0 ? -1 : (double) (cpu - cpuNanos) / nanos);
        gcNanos = gc;
        cpuNanos = cpu;
        if (breaker.look(reading)) {
            Observing.oneIn(breaker.level().oneIn);
            say(before);
        }
    }

    /** Nanoseconds since the start in which less was observed, to two seconds, by how much and why; a copy. */
    Map<String, Long> spared() {
        return new TreeMap<>(spared);
    }

    private static String name(Breaker.Level level) {
        return level == Breaker.Level.OFF ? "off" : "sampled";
    }

    private void say(Breaker.Level before) {
        if (++lines > MOST_LINES) {
            return;
        }
        String now = switch (breaker.level()) {
            case ALL -> "observes all requests again";
            case SAMPLED -> "observes one request in " + Breaker.Level.SAMPLED.oneIn;
            case OFF -> "observes nothing";
        };
        String why = breaker.level().compareTo(before) < 0
                ? ", for the JVM has been below all limits for a while"
                : switch (breaker.cause()) {
                    case "heap" -> ", for the heap is full (limits.heap=" + limits.heap() + ")";
                    case "gc" -> ", for garbage collection takes much time (limits.gc=" + limits.gc() + ")";
                    default -> ", for the agent itself takes much CPU (limits.cpu=" + limits.cpu() + ")";
                };
        log.accept("pitot: " + now + why);
    }
}
