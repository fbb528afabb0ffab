package io.pitot.agent.instrumentation;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.ToLongFunction;

/** Prints how many bytes look-ups in caches of the process allocate where they are woven, and in a class loader that hides the agent. */
final class LocalCacheAllocations {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int LOOKUPS = 1_000;
    private static final int ROUNDS = 20;

    private LocalCacheAllocations() {}

    public static void main(String[] arguments) throws Exception {
        WovenJvm.transformer();
        for (String version : List.of("caffeine2.9", "caffeine3.3")) {
            for (String lookup : List.of("found", "absent", "computed", "loaded", "unbounded")) {
                System.out.println(version + " " + lookup + ": woven=" + bytes(version, lookup, true) + " plain="
                        + bytes(version, lookup, false) + " lookups=" + LOOKUPS);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static long bytes(String version, String lookup, boolean observed) throws Exception {
        ToLongFunction<Integer> lookups =
                (ToLongFunction<Integer>) IsolatedApplication.of(List.of(version), "jakarta.servlet", observed)
                        .make("com.acme.memory.CaffeineLookups", new Class<?>[] {String.class}, lookup);
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            long found = lookups.applyAsLong(LOOKUPS);
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
            if (found < 0) {
                throw new IllegalStateException(lookup);
            }
        }
        return least;
    }
}
