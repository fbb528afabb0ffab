package io.pitot.agent.instrumentation;

import com.sun.management.ThreadMXBean;
import io.pitot.agent.bootstrap.AdviceErrors;
import io.pitot.agent.bootstrap.EventIntake;
import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Prints what request threads allocate, on the same server twice: where it cannot see the agent's classes
 * and is therefore left alone, and where it is woven. A program of its own, so that it can run in a JVM
 * whose compiler does not remove allocations.
 */
final class RequestAllocations {

    private static final int WARM_UP = 300;
    private static final int REQUESTS = 300;

    /** Now and then a thread, a log line or a cache of a server's own allocates: the best round has none. */
    private static final int ROUNDS = 5;

    private static final Pattern SERVERS = Pattern.compile("http-nio-.*-exec-\\d+|qtp.*|XNIO-.*|vert\\.x-.*");

    private static final String TOMCAT = "com.acme.web.TomcatServer";
    private static final String JETTY = "com.acme.web.JettyServer";
    private static final String UNDERTOW = "com.acme.web.UndertowServer";
    private static final String VERTX = "com.acme.web.vertx.VertxServer";
    private static final String GRAPHQL = "com.acme.web.graphql.GraphqlServer";
    private static final String JAKARTA = "jakarta.servlet";

    private static final List<Measured> MEASURED = List.of(
            new Measured("/exact", TOMCAT, List.of(), JAKARTA, List.of("", false)),
            new Measured("/orders/4711", TOMCAT, List.of(), JAKARTA, List.of("", false)),
            new Measured("/api/orders/4711", TOMCAT, List.of(), JAKARTA, List.of("", false)),
            new Measured("/owners/4711", "com.acme.web.spring.WebServer", List.of(), JAKARTA, List.of("/", "plain")),
            new Measured("/exact", JETTY, List.of("jetty9"), "javax.servlet", List.of("", false)),
            new Measured("/exact", JETTY, List.of("jetty12"), JAKARTA, List.of("", false)),
            new Measured("/exact", UNDERTOW, List.of("undertow23"), JAKARTA, List.of("", false)),
            new Measured("/orders/4711", UNDERTOW, List.of("undertow23"), JAKARTA, List.of("", false)),
            new Measured(
                    "/shop/graphql?query=%7Bfound+%7B...on+Order+%7Btotal%7D%7D%7D",
                    GRAPHQL, List.of("graphql-java26", "tomcat10"), JAKARTA, List.of()),
            new Measured("/plain/4711", VERTX, List.of("vertx51", "netty42"), JAKARTA, List.of()));

    private RequestAllocations() {}

    public static void main(String[] arguments) throws Exception {
        WovenJvm.transformer();
        for (Measured each : MEASURED) {
            measure(each);
        }
        System.out.println("suppressed=" + AdviceErrors.counts());
        System.exit(0);
    }

    /**
     * A request to a server.
     *
     * @param folders of the server's jars; none for those of the class path
     */
    private record Measured(
            String path, String server, List<String> folders, String namespace, List<Object> arguments) {

        HttpApplication start(boolean observed) throws Exception {
            IsolatedApplication loader = folders.isEmpty()
                    ? IsolatedApplication.ofClassPath(observed)
                    : IsolatedApplication.of(folders, namespace, observed);
            Class<?>[] types = arguments.stream()
                    .map(argument -> argument instanceof Boolean ? boolean.class : String.class)
                    .toArray(Class<?>[]::new);
            return new HttpApplication(loader.make(server, types, arguments.toArray()), "");
        }

        String name() {
            return folders.isEmpty() ? path : String.join("+", folders) + path;
        }
    }

    private static void measure(Measured each) throws Exception {
        Bytes plain = perRequest(each, false);
        long whilePlain = drain();
        Bytes woven = perRequest(each, true);
        System.out.println(each.name() + " woven=" + woven.typical + "," + woven.average + " plain=" + plain.typical
                + "," + plain.average + " events=" + whilePlain + "," + drain());
    }

    /** Of one request: the median, in which nothing is that happens now and then, and the best round's average. */
    private record Bytes(long typical, long average) {}

    private static Bytes perRequest(Measured each, boolean observed) throws Exception {
        HttpApplication application = each.start(observed);
        String path = each.path();
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

    private static void send(HttpApplication application, String path, int times) throws Exception {
        for (int i = 0; i < times; i++) {
            int status = application.get(path).statusCode();
            if (status != 200) {
                throw new IllegalStateException(path + ": " + status);
            }
        }
    }

    /** By their names: what the client in this JVM allocates is not the server's. */
    private static long allocatedByServer() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null
                        && SERVERS.matcher(thread.getThreadName()).matches())
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
