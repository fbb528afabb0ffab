package io.pitot.benchmarks.sidebyside;

import io.pitot.benchmarks.sidebyside.app.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The variants there are, by name, and how each is configured: as it comes, but for where it sends and writes to. */
final class Variants {

    static final String NONE = "none";
    static final String FLOOR = "floor";
    static final String PITOT = "pitot";

    /** Without an agent, on the Tomcat of who knows no newer one. */
    private static final String NONE_TOMCAT_9 = "none-tomcat9";

    private static final List<String> PEERS = List.of(
            "otel",
            "otel-otlp",
            "glowroot",
            "elastic",
            "datadog",
            "newrelic",
            "p6spy",
            "datasource-proxy",
            "javamelody");

    private final Places places;
    private final int sink;

    /** @param sink the port of a server on the loopback address that takes whatever it is sent */
    Variants(Places places, int sink) {
        this.places = places;
        this.sink = sink;
    }

    /** Those asked for, with those that they are compared with first. */
    List<Variant> chosen(Options options) throws UsageException {
        List<String> names = new ArrayList<>();
        names.add(NONE);
        for (String name : options.agents()) {
            names.addAll(name.equals("peers") ? PEERS : List.of(name));
        }
        Map<String, Variant> chosen = new LinkedHashMap<>();
        for (String name : names) {
            if (options.database() == Database.STILL && PEERS.contains(name)) {
                // Asked for metadata, as some agents do at every query, it throws an error.
                throw new UsageException("--database still: not for " + name
                        + ", its driver answers no more than Pitot and the floor ask");
            }
            Variant variant = named(name);
            if (!variant.baseline().equals(NONE)) {
                chosen.put(variant.baseline(), named(variant.baseline()));
            }
            chosen.put(name, variant);
        }
        for (Map.Entry<String, String> build : options.builds().entrySet()) {
            chosen.put(build.getKey(), pitot(build.getKey(), build.getValue()));
        }
        return List.copyOf(chosen.values());
    }

    private Variant named(String name) throws UsageException {
        String local = "http://127.0.0.1:" + sink;
        return switch (name) {
            case NONE -> new Variant(NONE, NONE, Variant.Kind.NONE, List.of(), List.of(), Variant.Servlet.JAKARTA);
            case NONE_TOMCAT_9 ->
                new Variant(name, name, Variant.Kind.NONE, List.of(), List.of(), Variant.Servlet.JAVAX);
            case FLOOR ->
                new Variant(
                        FLOOR,
                        NONE,
                        Variant.Kind.FLOOR,
                        List.of("-javaagent:" + existing("--agents floor", places.floorAgent())),
                        List.of(),
                        Variant.Servlet.JAKARTA);
            case PITOT -> pitot(PITOT, places.pitotAgent().toString());
            case "otel" ->
                agent(
                        name,
                        "opentelemetry-javaagent",
                        "-Dotel.service.name=side-by-side",
                        "-Dotel.traces.exporter=none",
                        "-Dotel.metrics.exporter=none",
                        "-Dotel.logs.exporter=none");
            case "otel-otlp" ->
                agent(
                        name,
                        "opentelemetry-javaagent",
                        "-Dotel.service.name=side-by-side",
                        "-Dotel.exporter.otlp.endpoint=" + local);
            case "glowroot" -> {
                // Knows no jakarta.servlet.
                Variant glowroot = agent(
                        name,
                        "glowroot-agent",
                        // Without a collector this jar does not start; nobody answers there.
                        "-Dglowroot.collector.address=127.0.0.1:9",
                        "-Dglowroot.conf.dir=" + Variant.FOLDER,
                        "-Dglowroot.data.dir=" + Variant.FOLDER,
                        "-Dglowroot.log.dir=" + Variant.FOLDER,
                        "-Dglowroot.tmp.dir=" + Variant.FOLDER);
                yield new Variant(
                        name,
                        NONE_TOMCAT_9,
                        glowroot.kind(),
                        glowroot.jvmArguments(),
                        glowroot.jars(),
                        Variant.Servlet.JAVAX);
            }
            case "elastic" ->
                agent(
                        name,
                        "elastic-apm-agent",
                        "-Delastic.apm.service_name=side-by-side",
                        "-Delastic.apm.server_url=" + local,
                        "-Delastic.apm.cloud_provider=NONE");
            case "datadog" ->
                agent(
                        name,
                        "dd-java-agent",
                        "-Ddd.service=side-by-side",
                        "-Ddd.agent.host=127.0.0.1",
                        "-Ddd.trace.agent.port=" + sink);
            case "newrelic" ->
                // Nobody answers there: it never connects, and observes all the same.
                agent(
                        name,
                        "newrelic-agent",
                        "-Dnewrelic.config.app_name=side-by-side",
                        "-Dnewrelic.config.license_key=" + "a".repeat(40),
                        "-Dnewrelic.config.host=127.0.0.1",
                        "-Dnewrelic.config.port=9",
                        "-Dnewrelic.config.log_file_path=" + Variant.FOLDER,
                        "-Dnewrelic.config.utilization.detect_aws=false",
                        "-Dnewrelic.config.utilization.detect_azure=false",
                        "-Dnewrelic.config.utilization.detect_gcp=false",
                        "-Dnewrelic.config.utilization.detect_pcf=false",
                        "-Dnewrelic.config.utilization.detect_docker=false",
                        "-Dnewrelic.config.utilization.detect_kubernetes=false");
            case "p6spy" ->
                wrapper(
                        name,
                        List.of("p6spy"),
                        "-Dp6spy.config.modulelist=com.p6spy.engine.spy.P6SpyFactory,com.p6spy.engine.logging.P6LogFactory",
                        "-Dp6spy.config.executionThreshold=1000",
                        "-Dp6spy.config.appender=com.p6spy.engine.spy.appender.FileLogger",
                        "-Dp6spy.config.logfile=" + Variant.FOLDER + "/spy.log");
            case "datasource-proxy" -> wrapper(name, List.of("datasource-proxy"));
            case "javamelody" ->
                wrapper(
                        name,
                        List.of("javamelody-core", "jrobin"),
                        "-Dside-by-side.filter=net.bull.javamelody.MonitoringFilter",
                        "-Djavamelody.storage-directory=" + Variant.FOLDER);
            default ->
                throw new UsageException("--agents " + name + ": must be some of "
                        + String.join(",", NONE, FLOOR, PITOT) + "," + String.join(",", PEERS)
                        + ", or peers for all of the latter");
        };
    }

    private static Variant pitot(String name, String jarAndArguments) throws UsageException {
        String[] parts = jarAndArguments.split("=", 2);
        Path jar = existing("--agent " + name, Path.of(parts[0]).toAbsolutePath());
        // Its first dump comes while it warms up, with all that is done only once; then six times as many as by
        // default.
        String own = parts.length > 1 ? parts[1] : "";
        String interval = own.contains("dump.interval=") ? "" : "dump.interval=10s,";
        String arguments = interval + "dump.dir=" + Variant.FOLDER + (own.isEmpty() ? "" : "," + own);
        return new Variant(
                name,
                NONE,
                Variant.Kind.PITOT,
                List.of("-javaagent:" + jar + "=" + arguments),
                List.of(),
                Variant.Servlet.JAKARTA);
    }

    private Variant agent(String name, String jar, String... options) throws UsageException {
        List<String> arguments = new ArrayList<>(Arrays.asList(options));
        arguments.add(0, "-javaagent:" + peer(name, jar));
        return new Variant(name, NONE, Variant.Kind.AGENT, arguments, List.of(), Variant.Servlet.JAKARTA);
    }

    private Variant wrapper(String name, List<String> names, String... options) throws UsageException {
        List<Path> jars = new ArrayList<>();
        for (String jar : names) {
            jars.add(peer(name, jar));
        }
        List<String> arguments = new ArrayList<>(Arrays.asList(options));
        arguments.add("-Dside-by-side.connections=" + name);
        return new Variant(name, NONE, Variant.Kind.WRAPPER, arguments, jars, Variant.Servlet.JAKARTA);
    }

    private Path peer(String name, String jar) throws UsageException {
        return existing("--agents " + name, places.peers().resolve(jar + ".jar"));
    }

    private static Path existing(String option, Path jar) throws UsageException {
        if (!Files.isRegularFile(jar)) {
            throw new UsageException(option + ": no such file: " + jar);
        }
        return jar;
    }
}
