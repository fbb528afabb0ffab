package io.pitot.agent.engine;

import io.pitot.agent.bootstrap.Names;
import io.pitot.dump.Endpoint;
import java.io.IOException;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/** The class whose {@code main} the JVM runs. */
final class MainClass {

    private static final String UNKNOWN = "(unknown)";

    private static int endpoint;

    private MainClass() {}

    /** The endpoint that its thread's own work is. Not in premain: see {@link #name()}. */
    static int endpoint() {
        if (endpoint == 0) {
            endpoint = Names.endpoint(Endpoint.MAIN, "", name());
        }
        return endpoint;
    }

    /** The class's name. Not in premain: it may have to look into a jar. */
    static String name() {
        return name(System.getProperty("sun.java.command", ""), System.getProperty("java.class.path", ""));
    }

    /**
     * The class's name.
     *
     * @param command the launcher's jar, class, or module and class, with the arguments
     * @param classPath the class path; of {@code java -jar} it is the jar
     */
    static String name(String command, String classPath) {
        if (!classPath.isEmpty()
                && command.startsWith(classPath)
                && (command.length() == classPath.length() || command.charAt(classPath.length()) == ' ')) {
            return ofJar(classPath);
        }
        int space = command.indexOf(' ');
        String launched = space < 0 ? command : command.substring(0, space);
        String name = launched.substring(launched.lastIndexOf('/') + 1);
        return name.isEmpty() ? UNKNOWN : name;
    }

    private static String ofJar(String path) {
        try (JarFile jar = new JarFile(path)) {
            Manifest manifest = jar.getManifest();
            Attributes attributes = manifest == null ? new Attributes() : manifest.getMainAttributes();
            // Spring Boot's launcher runs another one.
            String started = trimmed(attributes.getValue("Start-Class"));
            String main = started == null ? trimmed(attributes.getValue(Attributes.Name.MAIN_CLASS)) : started;
            return main == null ? UNKNOWN : main;
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    private static @Nullable String trimmed(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.trim();
    }
}
