package io.pitot.benchmarks.growth;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.StringJoiner;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * The class path of a forked JVM: ours without the agent's own classes, which lie in the benchmarks' jar, too. An
 * application has none of them, and an agent that finds itself there refuses to start.
 */
public final class ApplicationPath {

    private static final String AGENT = "io/pitot/agent/";

    private ApplicationPath() {}

    /**
     * The class path without them.
     *
     * @param folder takes the jars that had to be changed
     */
    public static String without(String classPath, Path folder) throws IOException {
        StringJoiner path = new StringJoiner(File.pathSeparator);
        int number = 0;
        for (String element : classPath.split(File.pathSeparator, -1)) {
            Path original = Path.of(element);
            if (Files.isDirectory(original)) {
                path.add(element);
                continue;
            }
            Path copy = folder.resolve("application-" + number++ + ".jar");
            copy(original, copy);
            path.add(copy.toString());
        }
        return path.toString();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (JarFile jar = new JarFile(from.toFile());
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(to))) {
            for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                if (!entry.getName().startsWith(AGENT)) {
                    out.putNextEntry(new JarEntry(entry.getName()));
                    try (var in = jar.getInputStream(entry)) {
                        in.transferTo(out);
                    }
                    out.closeEntry();
                }
            }
        }
    }
}
