package io.pitot.agent.instrumentation;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * Where the ancestors of one class are read.
 *
 * <p>A loader of jars within a jar, as Spring Boot starts applications with, opens a connection to each of its jars, one after the other,
 * until one has the file: a millisecond and more in a JVM that has just begun. Most ancestors lie in the same jar as the class.
 *
 * @param loader what defines the class; null for the boot loader
 * @param jar the jar within a jar that the class comes from; null for all others, whose loaders know better where to look
 */
record ClassFiles(@Nullable ClassLoader loader, @Nullable URL jar) {

    private static final int MAX_BYTES = 4 << 20;

    static ClassFiles of(@Nullable ClassLoader loader, @Nullable ProtectionDomain domain) {
        CodeSource source = domain == null ? null : domain.getCodeSource();
        URL location = source == null ? null : source.getLocation();
        return new ClassFiles(loader, location != null && isWithinAJar(location) ? location : null);
    }

    /**
     * As Spring Boot names its jars, since 3.2 and before. Of a jar in something else, such as a war that Tomcat has not unpacked, each
     * connection would make a copy.
     */
    private static boolean isWithinAJar(URL location) {
        String path = location.getPath();
        return location.getProtocol().equals("jar")
                && path.endsWith("!/")
                && (path.startsWith("nested:") || path.startsWith("file:"));
    }

    /** The file of a class, or null if there is none that could be read: it was made at run time, or a loader does not answer here. */
    byte @Nullable [] read(String name) {
        String path = name + ".class";
        // What is before a colon would be taken for the protocol of another URL.
        byte[] file = jar == null || path.indexOf(':') >= 0 ? null : readFrom(jar, path);
        return file == null && loader != null ? readFrom(loader, path) : file;
    }

    private static byte @Nullable [] readFrom(URL jar, String path) {
        try {
            URLConnection connection = new URL(jar, path).openConnection();
            // What is cached stays open.
            connection.setUseCaches(false);
            try (InputStream file = connection.getInputStream()) {
                return file.readNBytes(MAX_BYTES);
            }
        } catch (IOException | RuntimeException | LinkageError elsewhere) {
            return null;
        }
    }

    private static byte @Nullable [] readFrom(ClassLoader loader, String path) {
        try (InputStream file = loader.getResourceAsStream(path)) {
            return file == null ? null : file.readNBytes(MAX_BYTES);
        } catch (IOException | RuntimeException | LinkageError unreadable) {
            return null;
        }
    }
}
