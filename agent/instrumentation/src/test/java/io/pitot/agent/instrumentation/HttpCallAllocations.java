package io.pitot.agent.instrumentation;

import com.sun.management.ThreadMXBean;
import io.pitot.agent.bootstrap.HttpCall;
import io.pitot.agent.bootstrap.HttpCallProbe;
import java.lang.management.ManagementFactory;
import java.util.Objects;

/** Prints how many bytes the probe of outgoing calls allocates. A program of its own, to be run with C1 only. */
final class HttpCallAllocations {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int CALLS = 500;

    /** More than the requests whose repeats are looked at closely: a stack walk allocates. */
    private static final int ROUNDS = 50;

    private HttpCallAllocations() {}

    public static void main(String[] arguments) throws Exception {
        String[] urls = new String[CALLS];
        String[] targets = new String[CALLS];
        for (int i = 0; i < CALLS; i++) {
            targets[i] = "/orders/" + i + "/lines?page=" + i;
            urls[i] = "http://localhost:8080" + targets[i];
        }
        long[] least = {Long.MAX_VALUE};
        for (int round = 0; round < ROUNDS; round++) {
            Requests.run(() -> {
                long before = THREADS.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < CALLS; i++) {
                    exit(HttpCallProbe.enter("GET", urls[i]));
                    exit(HttpCallProbe.enter("POST", "https", "localhost", 8443, targets[i]));
                }
                least[0] = Math.min(least[0], THREADS.getCurrentThreadAllocatedBytes() - before);
            });
        }
        System.out.println("bytes=" + least[0]);
    }

    private static void exit(HttpCall call) {
        HttpCallProbe.waited(HttpCallProbe.waits());
        HttpCallProbe.exit(Objects.requireNonNull(call), 200, HttpCallProbe.bytes("1234"), null);
    }
}
