package io.pitot.agent.instrumentation;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Prints how many bytes calls of models allocate where they are woven, and in a class loader that hides the agent. */
final class InferenceAllocations {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int CALLS = 1_000;
    private static final int ROUNDS = 20;

    private static final Map<String, String> APPLICATIONS =
            Map.of("tribuo-4.3", "TribuoPredictions", "xgboost-3.0", "XgboostPredictions");

    private InferenceAllocations() {}

    public static void main(String[] arguments) throws Exception {
        WovenJvm.transformer();
        for (String library : APPLICATIONS.keySet()) {
            System.out.println(library + ": woven=" + bytes(library, true) + " plain=" + bytes(library, false)
                    + " calls=" + CALLS);
        }
    }

    @SuppressWarnings("unchecked")
    private static long bytes(String library, boolean observed) throws Exception {
        ToLongFunction<Integer> calls =
                (ToLongFunction<Integer>) IsolatedApplication.of(List.of(library), "jakarta.servlet", observed)
                        .make("com.acme.memory." + APPLICATIONS.get(library), new Class<?>[0]);
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            long answered = calls.applyAsLong(CALLS);
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
            if (answered < CALLS) {
                throw new IllegalStateException(library + ": answered=" + answered);
            }
        }
        return least;
    }
}
