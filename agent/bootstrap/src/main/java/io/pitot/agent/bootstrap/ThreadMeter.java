package io.pitot.agent.bootstrap;

/**
 * What the current thread has consumed. Abstract because java.base cannot tell and java.management may
 * not be there; installed by the runtime once it is ready, unknown before.
 */
public abstract class ThreadMeter {

    /** The answer when a value is not to be had. */
    public static final long UNKNOWN = -1;

    private static volatile ThreadMeter installed = new ThreadMeter() {
        @Override
        public long cpuNanos() {
            return UNKNOWN;
        }

        @Override
        public long allocatedBytes() {
            return UNKNOWN;
        }
    };

    /** CPU time of the current thread in nanoseconds since its start, or {@link #UNKNOWN}. */
    public abstract long cpuNanos();

    /** Bytes allocated by the current thread since its start, or {@link #UNKNOWN}. */
    public abstract long allocatedBytes();

    /** Replaces the meter that all later requests use. */
    public static void install(ThreadMeter meter) {
        installed = meter;
    }

    static ThreadMeter current() {
        return installed;
    }
}
