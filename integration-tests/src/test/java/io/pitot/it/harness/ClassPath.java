package io.pitot.it.harness;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * The class path of a forked application: its classes and the libraries that it names, nothing else. The
 * agent's own libraries are among the tests' and must not help it.
 */
public final class ClassPath {

    public static final List<String> TOMCAT = List.of("tomcat-embed-core", "tomcat-annotations-api");
    public static final List<String> H2 = List.of("h2");
    public static final List<String> POSTGRESQL = List.of("postgresql");
    public static final List<String> HIKARI = List.of("HikariCP", "slf4j-api");
    public static final List<String> DBCP = List.of("commons-dbcp2", "commons-pool2", "commons-logging");
    public static final List<String> TOMCAT_JDBC = List.of("tomcat-jdbc", "tomcat-juli");
    public static final List<String> C3P0 = List.of("c3p0", "mchange-commons-java");
    public static final List<String> AGROAL = List.of("agroal-pool", "agroal-api");
    public static final List<String> ONNX_RUNTIME = List.of("onnxruntime");

    public static final List<String> SPRING = List.of(
            "spring-context",
            "spring-core",
            "spring-beans",
            "spring-aop",
            "spring-expression",
            "micrometer-observation",
            "micrometer-commons",
            "commons-logging");
    public static final List<String> HIBERNATE = List.of(
            "hibernate-core",
            "hibernate-models",
            "jakarta.persistence-api",
            "jakarta.transaction-api",
            "jakarta.inject-api",
            "jakarta.xml.bind-api",
            "jaxb-runtime",
            "jaxb-core",
            "txw2",
            "istack-commons-runtime",
            "jakarta.activation-api",
            "angus-activation",
            "antlr4-runtime",
            "byte-buddy",
            "jboss-logging");
    public static final List<String> SPRING_DATA = List.of(
            "spring-orm",
            "spring-jdbc",
            "spring-tx",
            "spring-data-commons",
            "spring-data-relational",
            "spring-data-jdbc",
            "spring-data-jpa",
            "slf4j-api",
            "jspecify");
    /** What classes need at run time that the compilers of Kotlin, Scala and Groovy have made. */
    public static final List<String> LANGUAGES =
            List.of("kotlin-stdlib", "kotlinx-coroutines-core-jvm", "scala-library", "groovy", "groovy-sql");

    public static final List<String> JOOQ = List.of("jooq", "r2dbc-spi", "reactive-streams");
    public static final List<String> JDBI = List.of("jdbi3-core", "geantyref", "slf4j-api");
    public static final List<String> MYBATIS = List.of("mybatis");
    public static final List<String> MYBATIS_SPRING = List.of("mybatis-spring");
    /** With Spring's and what Spring Data needs. */
    public static final List<String> SPRING_BATCH = List.of("spring-batch-core", "spring-batch-infrastructure");

    public static final List<String> QUARTZ = List.of("quartz", "slf4j-api");
    /** Jedis, and a Redis to start. */
    public static final List<String> REDIS =
            List.of("jedis", "redis-authx-core", "commons-pool2", "gson", "json", "slf4j-api", "embedded-redis");

    public static final List<String> CAFFEINE = List.of("caffeine");
    /** OpenAI's client, without one for HTTP. */
    public static final List<String> LANGUAGE_MODELS = List.of(
            "openai-java-core",
            "jackson-core",
            "jackson-databind",
            "jackson-annotations",
            "jackson-datatype-jdk8",
            "jackson-datatype-jsr310",
            "jackson-module-kotlin",
            "kotlin-reflect");

    public static final List<String> OKHTTP = List.of("okhttp", "okio");
    public static final List<String> REACTOR_NETTY = List.of(
            "reactor-core",
            "reactive-streams",
            "reactor-netty-core",
            "reactor-netty-http",
            "netty-buffer",
            "netty-codec-base",
            "netty-codec-compression",
            "netty-codec-dns",
            "netty-codec-http",
            "netty-codec-http2",
            "netty-codec-socks",
            "netty-common",
            "netty-handler",
            "netty-handler-proxy",
            "netty-resolver",
            "netty-resolver-dns",
            "netty-transport",
            "netty-transport-native-unix-common");
    public static final List<String> JUNIT = List.of(
            "junit-platform-launcher",
            "junit-platform-engine",
            "junit-platform-commons",
            "junit-jupiter-api",
            "junit-jupiter-params",
            "junit-jupiter-engine",
            "opentest4j",
            "junit",
            "hamcrest-core");

    private static final List<Path> OF_TESTS = Stream.of(
                    System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .toList();

    private final List<Path> entries = new ArrayList<>();

    /** The applications' classes. */
    public static Path testClasses() {
        return module().resolve("target/test-classes");
    }

    /** The folder of this module. */
    public static Path module() {
        return Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    }

    /** All libraries of the tests' class path. */
    public static List<Path> allLibraries() {
        return OF_TESTS.stream()
                .filter(path -> path.toString().endsWith(".jar"))
                .toList();
    }

    /** Adds libraries of the tests' class path by the names of their artifacts. */
    public ClassPath libraries(List<String> artifacts) {
        for (String artifact : artifacts) {
            entries.add(OF_TESTS.stream()
                    .filter(path -> String.valueOf(path.getFileName()).matches(artifact + "-\\d.*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("not on the tests' class path: " + artifact)));
        }
        return this;
    }

    /** Adds a folder of classes. */
    public ClassPath classes(Path folder) {
        entries.add(folder);
        return this;
    }

    /** Adds all jars of a folder in {@code target}. */
    public ClassPath jars(String folder) {
        try (Stream<Path> files = Files.list(module().resolve("target").resolve(folder))) {
            files.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(entries::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** The jar of an artifact in a folder in {@code target}. */
    public static Path jar(String folder, String artifact) {
        return new ClassPath()
                .jars(folder).entries.stream()
                        .filter(path -> String.valueOf(path.getFileName()).matches(artifact + "-\\d.*\\.jar"))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("not in " + folder + ": " + artifact));
    }

    public List<Path> entries() {
        return Collections.unmodifiableList(entries);
    }

    @Override
    public String toString() {
        return String.join(
                File.pathSeparator, entries.stream().map(Path::toString).toList());
    }
}
