package io.pitot.agent.instrumentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The document's list of tested versions is what the tests here run with: the jars on their class paths that have a class
 * which an instrumentation weaves. {@code PITOT_DOCS_UPDATE=true} in the environment writes the list anew.
 */
class TestedVersionsTest {

    private static final Path DOCUMENT = Path.of("../../docs/supported-libraries.md");
    private static final String BEGIN = "<!-- generated from the tests: begin -->\n";
    private static final String END = "<!-- generated from the tests: end -->\n";

    private static final Pattern JAR = Pattern.compile("(.+?)-(\\d.*)\\.jar");

    /** What tells the libraries of instrumentations apart that find their classes by a supertype. */
    private static final Map<String, Set<String>> OF_SUPERTYPES = Map.of(
            "jdbc",
            Set.of("META-INF/services/java.sql.Driver"),
            "servlet",
            Set.of(
                    "org/apache/catalina/startup/Tomcat.class",
                    "org/eclipse/jetty/server/Server.class",
                    "io/undertow/servlet/Servlets.class"),
            "jcache",
            Set.of(
                    "org/jsr107/ri/RICache.class",
                    "org/cache2k/jcache/provider/JCacheAdapter.class",
                    "com/github/benmanes/caffeine/jcache/CacheProxy.class",
                    "org/ehcache/jsr107/EhcacheCachingProvider.class"),
            "jms",
            Set.of(
                    "org/apache/activemq/ActiveMQConnection.class",
                    "org/apache/activemq/artemis/jms/client/ActiveMQConnection.class",
                    "org/springframework/jms/listener/AbstractMessageListenerContainer.class"));

    /** Its driver stands before others and is none that the tests run statements on. */
    private static final String POOL_WITH_A_DRIVER = "com/alibaba/druid/pool/DruidDataSource.class";

    @Test
    void documentListsTheVersionsThatTheTestsRunWith() throws IOException {
        String document = Files.readString(DOCUMENT);
        int begin = document.indexOf(BEGIN) + BEGIN.length();
        int end = document.indexOf(END);
        String listed = list();
        if ("true".equals(System.getenv("PITOT_DOCS_UPDATE"))) {
            Files.writeString(DOCUMENT, document.substring(0, begin) + listed + document.substring(end));
            return;
        }

        assertThat(document.substring(begin, end)).isEqualTo(listed);
    }

    private static String list() throws IOException {
        Map<String, Set<String>> marks = new TreeMap<>();
        for (LibraryInstrumentation instrumentation : ServiceLoader.load(LibraryInstrumentation.class)) {
            Set<String> files = marks.computeIfAbsent(instrumentation.name(), name -> new TreeSet<>());
            instrumentation.typeNames().forEach(type -> files.add(type.replace('.', '/') + ".class"));
        }
        OF_SUPERTYPES.forEach((name, files) -> marks.get(name).addAll(files));

        Map<String, Map<String, Set<String>>> tested = new TreeMap<>();
        for (Path path : jars()) {
            Matcher named = JAR.matcher(path.getFileName().toString());
            if (!named.matches()) {
                continue;
            }
            try (JarFile jar = new JarFile(path.toFile())) {
                marks.forEach((name, files) -> {
                    boolean isOther = name.equals("jdbc") && jar.getEntry(POOL_WITH_A_DRIVER) != null;
                    if (!isOther && files.stream().anyMatch(file -> jar.getEntry(file) != null)) {
                        tested.computeIfAbsent(name, family -> new TreeMap<>())
                                .computeIfAbsent(named.group(1), library -> new TreeSet<>(BY_NUMBERS))
                                .add(named.group(2));
                    }
                });
            }
        }
        StringBuilder list = new StringBuilder("\n| family | versions |\n| --- | --- |\n");
        tested.forEach((name, libraries) -> {
            List<String> each = libraries.entrySet().stream()
                    .map(library -> library.getKey() + " " + String.join(", ", library.getValue()))
                    .toList();
            list.append("| `")
                    .append(name)
                    .append("` | ")
                    .append(String.join("; ", each))
                    .append(" |\n");
        });
        return list.append('\n').toString();
    }

    private static List<Path> jars() throws IOException {
        try (Stream<Path> copied = Files.walk(Path.of("target/libraries"))) {
            Stream<Path> ofTests = Stream.of(
                            System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(Path::of);
            return Stream.concat(copied, ofTests)
                    .filter(path -> path.toString().endsWith(".jar"))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** 9.1 before 10.0. */
    private static final Comparator<String> BY_NUMBERS = Comparator.comparing((String version) ->
                    Pattern.compile("\\d+").matcher(version).replaceAll(number -> "%9s".formatted(number.group())))
            .thenComparing(Comparator.naturalOrder());
}
