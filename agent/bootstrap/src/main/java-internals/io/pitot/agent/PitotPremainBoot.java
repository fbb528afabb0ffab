package io.pitot.agent;

import io.pitot.agent.bootstrap.loader.AgentClassLoader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import jdk.internal.misc.Unsafe;

/**
 * Brings the classes under {@code boot/} into the boot loader, where every class of the application
 * finds them by delegation; then makes the agent's own class loader and hands over to the runtime in it.
 *
 * <p>The classes are defined into the boot loader directly, which leaves the JVM's class-data sharing
 * whole. Should a JDK not allow that, they are appended to the boot class path in a jar, which every
 * JVM allows, at the price of a warning and a slower start: see docs/decisions/0001-boot-classes.md.
 */
public final class PitotPremainBoot {

    private static final String FOLDER = "boot/";
    private static final String ENDING = ".classdata";

    private PitotPremainBoot() {}

    /** Called by {@code PitotPremain}, which expects any exception. */
    public static void start(String arguments, Instrumentation instrumentation) throws Exception {
        JarFile jar = new JarFile(
                new File(PitotPremainBoot.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI()),
                false);
        bring(read(jar), instrumentation);
        // Not a ClassLoader here: to see that it is one, the verifier would load it before it is there.
        AgentClassLoader loader = new AgentClassLoader(jar);
        loader.loadClass("io.pitot.agent.runtime.AgentRuntime")
                .getMethod("start", String.class, Instrumentation.class)
                .invoke(null, arguments, instrumentation);
    }

    /**
     * Class files by internal name. They lie side by side, which the test of the jar's contents makes sure of:
     * reading stops where they end, since looking through the thousands of other entries costs more than all else here.
     */
    static Map<String, byte[]> read(JarFile jar) throws IOException {
        Map<String, byte[]> classes = new LinkedHashMap<>();
        for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
            JarEntry entry = entries.nextElement();
            String name = entry.getName();
            if (name.startsWith(FOLDER) && name.endsWith(ENDING)) {
                try (InputStream in = jar.getInputStream(entry)) {
                    classes.put(name.substring(FOLDER.length(), name.length() - ENDING.length()), in.readAllBytes());
                }
            } else if (!classes.isEmpty() && !name.startsWith(FOLDER)) {
                break;
            }
        }
        if (classes.isEmpty()) {
            throw new IOException(jar.getName() + " has no classes in " + FOLDER);
        }
        return classes;
    }

    private static void bring(Map<String, byte[]> classes, Instrumentation instrumentation) throws IOException {
        try {
            exportToThisClass("jdk.internal.misc", instrumentation);
            Map<String, byte[]> waiting = new LinkedHashMap<>(classes);
            for (String name : classes.keySet()) {
                define(name, waiting);
            }
        } catch (RuntimeException | LinkageError notAllowed) {
            // What has been defined so far stays; the boot loader takes the rest from the jar.
            append(classes, instrumentation);
        }
    }

    /** Exports a package of java.base to the module of this class and to nobody else. */
    private static void exportToThisClass(String packageName, Instrumentation instrumentation) {
        instrumentation.redefineModule(
                Object.class.getModule(),
                Set.of(),
                Map.of(packageName, Set.of(PitotPremainBoot.class.getModule())),
                Map.of(),
                Set.of(),
                Map.of());
    }

    private static void define(String name, Map<String, byte[]> waiting) {
        byte[] classFile = waiting.remove(name);
        if (classFile == null) {
            return;
        }
        while (true) {
            try {
                Unsafe.getUnsafe().defineClass(name, classFile, 0, classFile.length, null, null);
                return;
            } catch (NoClassDefFoundError supertypeFirst) {
                String missing = supertypeFirst.getMessage();
                if (missing == null || !waiting.containsKey(missing)) {
                    throw supertypeFirst;
                }
                define(missing, waiting);
            }
        }
    }

    /** Appends a temporary jar of these classes; its permissions are the owner's, its life is the JVM's. */
    static void append(Map<String, byte[]> classes, Instrumentation instrumentation) throws IOException {
        Path jar = Files.createTempFile("pitot-boot", ".jar");
        jar.toFile().deleteOnExit();
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            for (Map.Entry<String, byte[]> type : classes.entrySet()) {
                entries.putNextEntry(new JarEntry(type.getKey() + ".class"));
                entries.write(type.getValue());
                entries.closeEntry();
            }
        }
        instrumentation.appendToBootstrapClassLoaderSearch(new JarFile(jar.toFile(), false));
    }
}
