package io.pitot.agent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.ThreadMeter;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;
import org.junit.jupiter.api.Test;

class JvmThreadMeterTest {

    private final ThreadMeter meter = JvmThreadMeter.create();

    @Test
    void aPlatformThreadsConsumptionGrows() {
        long cpu = meter.cpuNanos();
        long allocated = meter.allocatedBytes();
        byte[] allocation = new byte[1 << 20];
        Arrays.fill(allocation, (byte) 1);
        assertThat(meter.cpuNanos()).isGreaterThan(cpu);
        assertThat(meter.allocatedBytes()).isGreaterThanOrEqualTo(allocated + allocation.length);
    }

    /** On JVMs before 21 every thread is a platform thread, and that is what is to be seen. */
    @Test
    void whatAVirtualThreadConsumesIsUnknownRatherThanItsCarriers() throws Exception {
        Optional<Method> startVirtual = Arrays.stream(Thread.class.getMethods())
                .filter(method -> method.getName().equals("startVirtualThread"))
                .findFirst();
        AtomicLongArray seen = new AtomicLongArray(2);
        Runnable look = () -> {
            seen.set(0, meter.cpuNanos());
            seen.set(1, meter.allocatedBytes());
        };
        Thread thread;
        if (startVirtual.isPresent()) {
            thread = (Thread) startVirtual.get().invoke(null, look);
        } else {
            thread = new Thread(look);
            thread.start();
        }
        thread.join();
        if (startVirtual.isPresent()) {
            assertThat(seen.get(0)).isEqualTo(ThreadMeter.UNKNOWN);
            assertThat(seen.get(1)).isEqualTo(ThreadMeter.UNKNOWN);
        } else {
            assertThat(seen.get(0)).isPositive();
            assertThat(seen.get(1)).isPositive();
        }
    }
}
