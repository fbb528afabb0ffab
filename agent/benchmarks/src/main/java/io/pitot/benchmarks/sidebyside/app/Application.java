package io.pitot.benchmarks.sidebyside.app;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/**
 * Starts the server, drives it and prints what it cost, one JSON object per line on stdout. All shapes are warmed up
 * in turn, slice by slice, and then measured in turn, window by window: what disturbs the machine for a while disturbs
 * no shape alone, and every shape is compiled for a JVM that has seen all of them.
 */
public final class Application {

    private static final com.sun.management.OperatingSystemMXBean PROCESS =
            (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private static final long WARM_UP_SLICE_NANOS = 200_000_000;

    /** Tomcat's loggers, held because the logging of the JDK does not. */
    private static final Logger TOMCAT = Logger.getLogger("org.apache");

    private final Settings settings;
    private final Map<Shape, Long> requests = new EnumMap<>(Shape.class);

    private Application(Settings settings) {
        this.settings = settings;
    }

    /** Runs once and ends the JVM. */
    public static void main(String[] arguments) throws Exception {
        new Application(Settings.parse(List.of(arguments))).run();
        // Agents leave threads behind that would keep the JVM.
        System.exit(0);
    }

    private void run() throws Exception {
        TOMCAT.setLevel(Level.WARNING);
        Endpoints.queries(settings.queries());
        Database.create();
        Tomcat tomcat = start();
        try (Client client = new Client(tomcat.getConnector().getLocalPort())) {
            for (Shape shape : settings.shapes()) {
                get(client, shape);
            }
            printJvm();
            warmUp(client);
            for (int window = 1; window <= settings.windows(); window++) {
                for (Shape shape : settings.shapes()) {
                    measure(client, shape, window);
                }
            }
            for (Shape shape : settings.shapes()) {
                print(
                        "\"record\":\"total\",\"shape\":\"%s\",\"requests\":%d",
                        shape.id(), requests.getOrDefault(shape, 0L));
            }
        } finally {
            tomcat.stop();
        }
    }

    private Tomcat start() throws IOException, LifecycleException {
        Path folder = Files.createTempDirectory("side-by-side");
        folder.toFile().deleteOnExit();
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        // One thread serves all requests, so that what it consumes is what requests consume.
        tomcat.getConnector().setProperty("minSpareThreads", "1");
        tomcat.getConnector().setProperty("maxThreads", "1");
        tomcat.getConnector().setProperty("maxKeepAliveRequests", "-1");
        Context context = tomcat.addContext("", folder.toString());
        // By name: the same code starts Tomcat 9, whose servlets are others.
        Tomcat.addServlet(context, "endpoints", settings.servlet());
        for (Shape shape : settings.shapes()) {
            context.addServletMappingDecoded("/" + shape.id(), "endpoints");
        }
        tomcat.start();
        return tomcat;
    }

    private void get(Client client, Shape shape) throws IOException {
        client.get(shape);
        requests.merge(shape, 1L, Long::sum);
    }

    /** Requests of one shape until a time is over. */
    private void drive(Client client, Shape shape, long nanos) throws IOException {
        long start = System.nanoTime();
        while (System.nanoTime() - start < nanos) {
            get(client, shape);
        }
    }

    private void warmUp(Client client) throws IOException {
        long start = System.nanoTime();
        while (System.nanoTime() - start < settings.warmUpNanos()) {
            for (Shape shape : settings.shapes()) {
                drive(client, shape, WARM_UP_SLICE_NANOS);
            }
        }
    }

    private void measure(Client client, Shape shape, int window) throws IOException {
        Sums before = Worker.only().sums();
        long cpu = PROCESS.getProcessCpuTime();
        long start = System.nanoTime();
        drive(client, shape, settings.windowNanos());
        long wall = System.nanoTime() - start;
        long processCpu = PROCESS.getProcessCpuTime() - cpu;
        Sums sums = Worker.only().sums().since(before);
        print(
                "\"record\":\"window\",\"shape\":\"%s\",\"window\":%d,\"requests\":%d,\"queries\":%d,"
                        + "\"loopCpuNanos\":%d,\"loopAllocatedBytes\":%d,\"threadCpuNanos\":%d,\"threadAllocatedBytes\":%d,"
                        + "\"processCpuNanos\":%d,\"wallNanos\":%d",
                shape.id(),
                window,
                sums.requests(),
                shape.queries() ? sums.requests() * settings.queries() : 0,
                sums.loopCpuNanos(),
                sums.loopAllocatedBytes(),
                sums.threadCpuNanos(),
                sums.threadAllocatedBytes(),
                processCpu,
                wall);
    }

    /** What the JVM is, and what it consumed until each endpoint had answered once. */
    private void printJvm() throws SQLException {
        print(
                "\"record\":\"jvm\",\"java\":\"%s\",\"collector\":\"%s\",\"processors\":%d,\"statement\":\"%s\",\"startCpuNanos\":%d,\"startMillis\":%d",
                Runtime.version(),
                ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .map(GarbageCollectorMXBean::getName)
                        .collect(Collectors.joining(", ")),
                Runtime.getRuntime().availableProcessors(),
                Worker.only().statementClass(),
                PROCESS.getProcessCpuTime(),
                System.currentTimeMillis()
                        - ManagementFactory.getRuntimeMXBean().getStartTime());
    }

    @SuppressWarnings("SystemOut") // Its output is its purpose: another process reads it.
    private static void print(String format, Object... values) {
        System.out.println("{" + String.format(Locale.ROOT, format, values) + "}");
    }
}
