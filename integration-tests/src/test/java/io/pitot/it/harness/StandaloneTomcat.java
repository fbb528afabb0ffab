package io.pitot.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;

/** A Tomcat as it is downloaded, with web applications as archives, started by its script with the agent in its options. */
public final class StandaloneTomcat {

    private static final String SERVER = """
            <Server port="-1">
              <Service name="Catalina">
                <Connector port="0" protocol="HTTP/1.1"/>
                <Engine name="Catalina" defaultHost="localhost">
                  <Host name="localhost" appBase="webapps"/>
                </Engine>
              </Service>
            </Server>
            """;

    private static final String CONNECTOR_STARTED = "Starting ProtocolHandler [\"http-nio-auto-1-";

    private final Path base;

    /** @param folder its working directory and what it writes */
    public StandaloneTomcat(Path folder) {
        base = folder;
        try {
            Path conf = Files.createDirectories(base.resolve("conf"));
            Files.writeString(conf.resolve("server.xml"), SERVER);
            Files.copy(home().resolve("conf/web.xml"), conf.resolve("web.xml"));
            for (String each : new String[] {"logs", "temp", "webapps"}) {
                Files.createDirectories(base.resolve(each));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds an application of one class and the jars of a folder in {@code target}. */
    public StandaloneTomcat deploy(String name, Class<?> servlet, String jarsInTarget) {
        Path content = base.resolve(name);
        String file = servlet.getName().replace('.', '/') + ".class";
        try {
            Path copy = content.resolve("WEB-INF/classes").resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(Path.of("target", "test-classes").resolve(file), copy);
            Path libraries = Files.createDirectories(content.resolve("WEB-INF/lib"));
            try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of("target", jarsInTarget), "*.jar")) {
                for (Path jar : jars) {
                    Files.copy(jar, libraries.resolve(jar.getFileName()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String archive = base.resolve("webapps").resolve(name + ".war").toString();
        ToolProvider jar = ToolProvider.findFirst("jar").orElseThrow();
        int result = jar.run(System.out, System.err, "--create", "--file", archive, "-C", content.toString(), ".");
        if (result != 0) {
            throw new IllegalStateException("jar " + archive + ": " + result);
        }
        return this;
    }

    /** Starts it; all that it logs is on its standard output. */
    public ForkedJvm start() {
        String script = "exec env \"JAVA_HOME=$0\" \"CATALINA_BASE=$1\" \"CATALINA_OPTS=$2\" sh \"$3\" run 2>&1";
        Path java = Path.of(ForkedJvm.java()).getParent().getParent();
        return ForkedJvm.start(
                List.of(
                        "sh",
                        "-c",
                        script,
                        java.toString(),
                        base.toString(),
                        "-javaagent:" + Packaged.agent(),
                        home().resolve("bin/catalina.sh").toString()),
                base);
    }

    /** The port that it has chosen; waits until it listens there. */
    public static String portOf(ForkedJvm tomcat) {
        String word = tomcat.awaitWordAfter(CONNECTOR_STARTED);
        return word.substring(0, word.indexOf('"'));
    }

    /** Where its dumps go. */
    public Path dumps() {
        return base.resolve("pitot");
    }

    private static Path home() {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(Path.of("target", "tomcat"), "apache-tomcat-*")) {
            return found.iterator().next().toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
