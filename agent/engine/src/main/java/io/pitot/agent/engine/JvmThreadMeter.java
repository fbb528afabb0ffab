package io.pitot.agent.engine;

import com.sun.management.ThreadMXBean;
import io.pitot.agent.bootstrap.ThreadMeter;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/**
 * What platform threads consume, by the JVM's own accounts. Virtual threads have none.
 *
 * <p>On Linux the CPU time is a system call: figures in {@code EngineCost}, beside the tests. It is
 * asked for at a request's begin and end, where it is asked for at all, never per event.
 */
final class JvmThreadMeter extends ThreadMeter {

    /** {@code Thread.isVirtual}, which JDK 17 does not have; null where it is missing. */
    private static final @Nullable MethodHandle IS_VIRTUAL = findIsVirtual();

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
        return cpu && !onVirtualThread() ? threads.getCurrentThreadCpuTime() : UNKNOWN;
    }

    @Override
    public long allocatedBytes() {
        return allocation && !onVirtualThread() ? threads.getCurrentThreadAllocatedBytes() : UNKNOWN;
    }

    private static boolean onVirtualThread() {
        MethodHandle isVirtual = IS_VIRTUAL;
        if (isVirtual == null) {
            return false;
        }
        try {
            return (boolean) isVirtual.invokeExact(Thread.currentThread());
        } catch (Throwable impossible) {
            return true;
        }
    }

    private static @Nullable MethodHandle findIsVirtual() {
        try {
            return MethodHandles.publicLookup()
                    .findVirtual(Thread.class, "isVirtual", MethodType.methodType(boolean.class));
        } catch (ReflectiveOperationException before21) {
            return null;
        }
    }
}
