package io.pitot.it.app;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.LongAdder;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Loads and verifies every class of many jars, or of the JDK, by several threads at once, and runs none of them. */
public final class EveryClassApp {

    private static final int THREADS = 4;

    /** Parts of the work after each of which it says so. */
    private static final int STAGES = 10;

    private static final LongAdder METHODS = new LongAdder();

    private EveryClassApp() {}

    /**
     * Arguments: {@code jdk}, or a file that names a jar on each line; the file to be written with the names of the classes
     * that cannot be loaded.
     */
    public static void main(String[] args) throws Exception {
        Set<String> found = new LinkedHashSet<>();
        ClassLoader loader = ClassLoader.getSystemClassLoader();
        if (args[0].equals("jdk")) {
            addJdk(found);
        } else {
            List<Path> jars =
                    Files.readAllLines(Path.of(args[0])).stream().map(Path::of).toList();
            for (Path jar : jars) {
                addJar(found, jar);
            }
            loader = loader(jars);
        }
        List<String> names = List.copyOf(found);
        Set<String> failed = new ConcurrentSkipListSet<>();
        int stage = (names.size() + STAGES - 1) / STAGES;
        for (int i = 0; i < STAGES; i++) {
            load(
                    names.subList(Math.min(i * stage, names.size()), Math.min((i + 1) * stage, names.size())),
                    loader,
                    failed);
            System.out.println("STAGE " + i);
        }
        Files.write(Path.of(args[1]), failed);
        long cpu =
                ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis();
        System.out.println(
                "LOADED " + (names.size() - failed.size()) + " of " + names.size() + " in " + cpu + " ms of CPU");
        System.exit(0);
    }

    private static void load(List<String> names, ClassLoader loader, Set<String> failed) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int first = names.size() / THREADS * i;
            Thread thread = new Thread(() -> {
                for (int j = 0; j < names.size(); j++) {
                    load(names.get((first + j) % names.size()), loader, failed);
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                thread.join(1_000);
                if (ManagementFactory.getThreadMXBean().findDeadlockedThreads() != null) {
                    System.out.println("DEADLOCK");
                    Runtime.getRuntime().halt(1);
                }
            }
        }
    }

    private static void load(String name, ClassLoader loader, Set<String> failed) {
        try {
            // The JVM links a class before it tells its methods, and verifies it for that.
            Method[] linked = Class.forName(name, false, loader).getDeclaredMethods();
            METHODS.add(linked.length);
        } catch (ClassNotFoundException | LinkageError notLoaded) {
            failed.add(name);
        }
    }

    private static void addJar(Set<String> names, Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            file.stream()
                    .map(JarEntry::getName)
                    .filter(name -> !name.startsWith("META-INF/"))
                    .forEach(name -> add(names, name));
        }
    }

    private static void addJdk(Set<String> names) throws IOException {
        Path modules = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules");
        try (Stream<Path> files = Files.walk(modules)) {
            files.filter(file -> file.getNameCount() > 2)
                    .forEach(file ->
                            add(names, file.subpath(2, file.getNameCount()).toString()));
        }
    }

    private static void add(Set<String> names, String file) {
        if (file.endsWith(".class") && !file.endsWith("module-info.class")) {
            names.add(file.substring(0, file.length() - ".class".length()).replace('/', '.'));
        }
    }

    private static ClassLoader loader(List<Path> jars) throws IOException {
        URL[] urls = new URL[jars.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = jars.get(i).toUri().toURL();
        }
        return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    }
}
