package io.pitot.benchmarks.sidebyside.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.CompilationMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
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
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/**
 * Starts the server and drives it as it is told: one command per line on stdin, one JSON object per line on stdout.
 *
 * <pre>
 * warm MILLIS           requests of all shapes in turn, slice by slice: every shape is compiled in a JVM that knows all
 * measure SHAPE MILLIS  requests of one shape; answered with what they cost
 * consumed              answered with what the process has consumed since it started
 * end                   answered with how many requests there were, and the JVM ends; so it does when stdin ends
 * </pre>
 *
 * <p>Whoever drives several JVMs may so measure them in turns of a fraction of a second: what disturbs the machine for
 * a while disturbs all of them.
 */
public final class Application {

    private static final com.sun.management.OperatingSystemMXBean PROCESS =
            (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private static final long SETTLE_MILLIS = 15;

    private static final CompilationMXBean COMPILATION = ManagementFactory.getCompilationMXBean();

    /** How many requests are under way at a time. */
    private static final int CONNECTIONS = 4;

    /**
     * Where queries take no time, requests come in bursts: one after the other they would be millions of queries a
     * second, more than the agent can count, and an event that is dropped costs less than one that is kept.
     */
    private static final long BURST_NANOS = 500_000;

    /** Between two bursts, for the agent to catch up. */
    private static final long PAUSE_MILLIS = 2;

    private static final long WARM_UP_SLICE_NANOS = 200_000_000;

    /** Tomcat's loggers, held because the logging of the JDK does not. */
    private static final Logger TOMCAT = Logger.getLogger("org.apache");

    private final Settings settings;
    private final Map<Shape, Long> requests = new EnumMap<>(Shape.class);

    private Application(Settings settings) {
        this.settings = settings;
    }

    /** Runs until the commands end, and ends the JVM. */
    public static void main(String[] arguments) throws Exception {
        new Application(Settings.parse(List.of(arguments))).run();
        // Agents leave threads behind that would keep the JVM.
        System.exit(0);
    }

    private void run() throws Exception {
        TOMCAT.setLevel(Level.WARNING);
        Endpoints.configure(settings);
        Connections.createTable(settings.database());
        Tomcat tomcat = start();
        try (Client client = new Client(tomcat.getConnector().getLocalPort(), CONNECTIONS)) {
            for (Shape shape : settings.shapes()) {
                drive(client, shape, 0);
            }
            printJvm();
            obey(client);
            for (Shape shape : settings.shapes()) {
                print(
                        "\"record\":\"total\",\"shape\":\"%s\",\"requests\":%d",
                        shape.id(), requests.getOrDefault(shape, 0L));
            }
        } finally {
            tomcat.stop();
        }
    }

    private void obey(Client client) throws IOException, InterruptedException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ", -1);
            switch (words[0]) {
                case "warm" -> warmUp(client, Long.parseLong(words[1]) * 1_000_000);
                case "measure" ->
                    measure(client, Shape.of(words[1]).orElseThrow(), Long.parseLong(words[2]) * 1_000_000);
                case "consumed" -> print("\"record\":\"consumed\",\"processCpuNanos\":%d", PROCESS.getProcessCpuTime());
                case "end" -> {
                    return;
                }
                default -> throw new IOException("no such command: " + line);
            }
        }
    }

    private Tomcat start() throws IOException, LifecycleException {
        // In the fork's own folder, which is deleted when it ends.
        Path folder = Files.createDirectories(Path.of("tomcat").toAbsolutePath());
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        // One thread serves all requests, so that what it consumes is what requests consume.
        tomcat.getConnector().setProperty("minSpareThreads", "1");
        tomcat.getConnector().setProperty("maxThreads", "1");
        tomcat.getConnector().setProperty("maxKeepAliveRequests", "-1");
        // Others' turns may be long.
        tomcat.getConnector().setProperty("keepAliveTimeout", "-1");
        Context context = tomcat.addContext("", folder.toString());
        // By name: the same code starts Tomcat 9, whose servlets are others.
        Tomcat.addServlet(context, "endpoints", settings.servlet());
        for (Shape shape : settings.shapes()) {
            context.addServletMappingDecoded("/" + shape.id(), "endpoints");
        }
        String filter = System.getProperty("side-by-side.filter");
        if (filter != null) {
            FilterDef definition = new FilterDef();
            definition.setFilterName("monitoring");
            definition.setFilterClass(filter);
            context.addFilterDef(definition);
            FilterMap mapping = new FilterMap();
            mapping.setFilterName("monitoring");
            mapping.addURLPattern("/*");
            context.addFilterMap(mapping);
        }
        tomcat.start();
        return tomcat;
    }

    /** Requests of one shape until a time is over. */
    private void drive(Client client, Shape shape, long nanos) throws IOException, InterruptedException {
        if (settings.database() != Database.STILL) {
            requests.merge(shape, client.drive(shape, nanos), Long::sum);
            return;
        }
        long start = System.nanoTime();
        do {
            requests.merge(shape, client.drive(shape, Math.min(nanos, BURST_NANOS)), Long::sum);
            Thread.sleep(PAUSE_MILLIS);
        } while (System.nanoTime() - start < nanos);
    }

    private void warmUp(Client client, long nanos) throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (System.nanoTime() - start < nanos) {
            for (Shape shape : settings.shapes()) {
                drive(client, shape, WARM_UP_SLICE_NANOS);
            }
        }
        print("\"record\":\"warm\"");
    }

    private void measure(Client client, Shape shape, long nanos) throws IOException, InterruptedException {
        Sums before = Worker.only().sums();
        long compiledBefore = COMPILATION.getTotalCompilationTime();
        long cpu = PROCESS.getProcessCpuTime();
        long start = System.nanoTime();
        drive(client, shape, nanos);
        long wall = System.nanoTime() - start;
        // What is left to do in the background is part of what requests cost.
        Thread.sleep(SETTLE_MILLIS);
        long compiled = COMPILATION.getTotalCompilationTime() - compiledBefore;
        long processCpu = PROCESS.getProcessCpuTime() - cpu;
        Sums sums = Worker.only().sums().since(before);
        print(
                "\"record\":\"measured\",\"shape\":\"%s\",\"requests\":%d,\"queries\":%d,"
                        + "\"loopCpuNanos\":%d,\"loopAllocatedBytes\":%d,\"threadCpuNanos\":%d,\"threadAllocatedBytes\":%d,"
                        + "\"processCpuNanos\":%d,\"wallNanos\":%d,\"compilationMillis\":%d",
                shape.id(),
                sums.requests(),
                shape.queries() ? sums.requests() * settings.queries() : 0,
                sums.loopCpuNanos(),
                sums.loopAllocatedBytes(),
                sums.threadCpuNanos(),
                sums.threadAllocatedBytes(),
                processCpu,
                wall,
                compiled);
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
