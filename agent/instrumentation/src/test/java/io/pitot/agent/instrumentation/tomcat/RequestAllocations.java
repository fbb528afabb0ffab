package io.pitot.agent.instrumentation.tomcat;

import com.sun.management.ThreadMXBean;
import io.pitot.agent.bootstrap.AdviceErrors;
import io.pitot.agent.bootstrap.EventIntake;
import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.instrumentation.HttpApplication;
import io.pitot.agent.instrumentation.IsolatedApplication;
import io.pitot.agent.instrumentation.WovenJvm;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * Prints what request threads allocate, on the same server twice: where it cannot see the agent's classes
 * and is therefore left alone, and where it is woven. A program of its own, so that it can run in a JVM
 * whose compiler does not remove allocations.
 */
final class RequestAllocations {

    private static final int WARM_UP = 300;
    private static final int REQUESTS = 300;

    /** Now and then a thread, a log line or a cache of Tomcat's own allocates: the best round has none. */
    private static final int ROUNDS = 5;

    private RequestAllocations() {}

    public static void main(String[] arguments) throws Exception {
        WovenJvm.transformer();
        measure("com.acme.web.TomcatServer", "/exact");
        measure("com.acme.web.TomcatServer", "/orders/4711");
        measure("com.acme.web.TomcatServer", "/api/orders/4711");
        measure("com.acme.web.spring.WebServer", "/owners/4711");
        System.out.println("suppressed=" + AdviceErrors.counts());
        System.exit(0);
    }

    private static void measure(String server, String path) throws Exception {
        Bytes plain = perRequest(server, path, false);
        long whilePlain = drain();
        Bytes woven = perRequest(server, path, true);
        System.out.println(path + " woven=" + woven.typical + "," + woven.average + " plain=" + plain.typical + ","
                + plain.average + " events=" + whilePlain + "," + drain());
    }

    /** Of one request: the median, in which nothing is that happens now and then, and the best round's average. */
    private record Bytes(long typical, long average) {}

    private static Bytes perRequest(String server, String path, boolean observed) throws Exception {
        HttpApplication application = start(server, observed);
        try {
            send(application, path, WARM_UP);
            long[] bytes = new long[REQUESTS * ROUNDS];
            long least = Long.MAX_VALUE;
            int number = 0;
            long before = allocatedByServer();
            for (int round = 0; round < ROUNDS; round++) {
                long roundBefore = before;
                for (int i = 0; i < REQUESTS; i++) {
                    send(application, path, 1);
                    long after = allocatedByServer();
                    bytes[number++] = after - before;
                    before = after;
                }
                least = Math.min(least, (before - roundBefore) / REQUESTS);
            }
            Arrays.sort(bytes);
            return new Bytes(bytes[bytes.length / 2], least);
        } finally {
            application.stop();
        }
    }

    private static HttpApplication start(String server, boolean observed) throws Exception {
        IsolatedApplication loader = IsolatedApplication.ofClassPath(observed);
        Object started = server.endsWith("WebServer")
                ? loader.make(server, new Class<?>[] {String.class, String.class}, "/", "plain")
                : loader.make(server, new Class<?>[] {String.class, boolean.class}, "", false);
        return new HttpApplication(started, "");
    }

    private static void send(HttpApplication application, String path, int times) throws Exception {
        for (int i = 0; i < times; i++) {
            int status = application.get(path).statusCode();
            if (status != 200) {
                throw new IllegalStateException(path + ": " + status);
            }
        }
    }

    /** Tomcat's request threads are named {@code http-nio-auto-1-exec-1} and so on. */
    private static long allocatedByServer() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().matches("http-nio-.*-exec-\\d+"))
                .mapToLong(thread -> threads.getThreadAllocatedBytes(thread.getThreadId()))
                .sum();
    }

    private static long drain() {
        long[] requests = new long[1];
        EventIntake.shared().drain((words, offset) -> {
            if (EventLayout.kind(words[offset]) == EventKind.REQUEST) {
                requests[0]++;
            }
        });
        return requests[0];
    }
}
