package io.pitot.agent.engine;

import com.sun.management.ThreadMXBean;
import io.pitot.agent.bootstrap.ThreadMeter;
import io.pitot.agent.bootstrap.VirtualThreads;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/**
 * What platform threads consume, by the JVM's own accounts. Virtual threads have none.
 *
 * <p>On Linux the CPU time is a system call: figures in {@code EngineCost}, beside the tests. It is
 * asked for at a request's begin and end, where it is asked for at all, never per event.
 */
final class JvmThreadMeter extends ThreadMeter {

    private final ThreadMXBean threads;
    private final boolean cpu;
    private final boolean allocation;

    private JvmThreadMeter(ThreadMXBean threads) {
        this.threads = threads;
        cpu = threads.isCurrentThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled();
        allocation = threads.isThreadAllocatedMemorySupported() && threads.isThreadAllocatedMemoryEnabled();
    }

    /** The meter, or null if this JVM keeps no such accounts. */
    static @Nullable JvmThreadMeter create() {
        return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads ? new JvmThreadMeter(threads) : null;
    }

    @Override
    public long cpuNanos() {
        return cpu && !VirtualThreads.isCurrent() ? threads.getCurrentThreadCpuTime() : UNKNOWN;
    }

    @Override
    public long allocatedBytes() {
        return allocation && !VirtualThreads.isCurrent() ? threads.getCurrentThreadAllocatedBytes() : UNKNOWN;
    }
}
