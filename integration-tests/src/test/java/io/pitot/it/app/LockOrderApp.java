package io.pitot.it.app;

import com.sun.tools.attach.VirtualMachine;
import java.io.File;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarFile;

/**
 * Loads the same classes through many class loaders and by many threads at once, that hold locks of its own while they do. Its locks have an order, an
 * outer one, then what the JVM locks, then that of a class loader's files, so that by itself it never waits for ever.
 */
public final class LockOrderApp {

    private static final int LOADERS = 6;
    private static final int THREADS = 12;

    /** Transformations in a round that are made again, each of which stops the whole JVM. */
    private static final int AGAIN = 50;

    private static final Object[] OUTER = new Object[LOADERS];

    private static volatile Instrumentation instrumentation;

    private LockOrderApp() {}

    /** It is its own agent, too, and has classes transformed again while others load. */
    public static void premain(String arguments, Instrumentation given) {
        instrumentation = given;
    }

    /**
     * Arguments: jars, parted as in a class path, whose classes are loaded; how many times; an agent to attach in the midst of the second time, or none. Prints
     * how many classes were loaded by how many loaders, or the threads that wait for each other.
     */
    public static void main(String[] args) throws Exception {
        String[] jars = args[0].split(File.pathSeparator);
        List<String> names = new ArrayList<>();
        for (String jar : jars) {
            addClasses(names, jar);
        }
        for (int i = 0; i < LOADERS; i++) {
            OUTER[i] = new Object();
        }
        int rounds = Integer.parseInt(args[1]);
        AtomicInteger loaded = new AtomicInteger();
        for (int round = 0; round < rounds; round++) {
            List<Thread> threads = start(names, loaders(jars), loaded);
            if (round == 1 && args.length > 2) {
                attach(args[2]);
            }
            await(threads);
            System.out.println("ROUND " + round);
        }
        System.out.println("LOADED " + loaded + " of " + names.size() * THREADS * rounds);
        System.exit(0);
    }

    private static List<Thread> start(List<String> names, List<GuardedLoader> loaders, AtomicInteger loaded) {
        Queue<Class<?>> seen = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int own = i;
            threads.add(new Thread(() -> {
                for (int j = 0; j < names.size(); j++) {
                    int outer = (own + j) % LOADERS;
                    String name = names.get(own % 2 == 0 ? j : names.size() - 1 - j);
                    synchronized (OUTER[outer]) {
                        Class<?> type = load(name, loaders.get((own * 7 + j / 5) % LOADERS));
                        if (type != null) {
                            loaded.incrementAndGet();
                            seen.add(type);
                        }
                    }
                }
            }));
        }
        if (instrumentation != null) {
            Thread again = new Thread(() -> {
                for (int i = 0; i < AGAIN && threads.stream().anyMatch(Thread::isAlive); i++) {
                    transformAgain(seen.poll());
                }
            });
            threads.forEach(Thread::start);
            again.start();
            List<Thread> all = new ArrayList<>(threads);
            all.add(again);
            return all;
        }
        threads.forEach(Thread::start);
        return threads;
    }

    private static Class<?> load(String name, ClassLoader loader) {
        try {
            Class<?> type = Class.forName(name, false, loader);
            // The JVM links a class before it tells its methods, and verifies it for that.
            int unused = type.getDeclaredMethods().length;
            return type;
        } catch (ClassNotFoundException | LinkageError notThere) {
            return null;
        }
    }

    private static void transformAgain(Class<?> type) {
        try {
            if (type == null) {
                Thread.sleep(10);
            } else if (instrumentation.isModifiableClass(type)) {
                instrumentation.retransformClasses(type);
            }
        } catch (InterruptedException | UnmodifiableClassException | LinkageError refused) {
            // Of a class whose libraries are not there: as without another agent.
        }
    }

    private static void await(List<Thread> threads) throws InterruptedException {
        ThreadMXBean all = ManagementFactory.getThreadMXBean();
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                thread.join(200);
                long[] waiting = all.findDeadlockedThreads();
                if (waiting != null) {
                    for (ThreadInfo each : all.getThreadInfo(waiting, true, true)) {
                        System.out.println("DEADLOCK " + each);
                    }
                    Runtime.getRuntime().halt(1);
                }
            }
        }
    }

    private static void attach(String agent) throws Exception {
        VirtualMachine self =
                VirtualMachine.attach(String.valueOf(ProcessHandle.current().pid()));
        self.loadAgent(agent);
        self.detach();
    }

    private static void addClasses(List<String> names, String jar) throws Exception {
        try (JarFile file = new JarFile(jar)) {
            file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class") && !name.contains("-"))
                    .filter(name -> !name.startsWith("META-INF/"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .forEach(names::add);
        }
    }

    private static List<GuardedLoader> loaders(String[] jars) throws MalformedURLException {
        URL[] urls = new URL[jars.length];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = new File(jars[i]).toURI().toURL();
        }
        List<GuardedLoader> loaders = new ArrayList<>();
        for (int i = 0; i < LOADERS; i++) {
            loaders.add(i % 2 == 0 ? new ParallelLoader(urls, OUTER[i]) : new GuardedLoader(urls, OUTER[i]));
        }
        return loaders;
    }

    /** One thread at a time, as the JVM has it for loaders that are not registered. */
    private static class GuardedLoader extends URLClassLoader {

        private final Object outer;

        /** Held for as long as a file is looked for, and never while a class is loaded. */
        private final Object reading = new Object();

        GuardedLoader(URL[] urls, Object outer) {
            super(urls, ClassLoader.getPlatformClassLoader());
            this.outer = outer;
        }

        @Override
        public InputStream getResourceAsStream(String name) {
            synchronized (reading) {
                return super.getResourceAsStream(name);
            }
        }

        /** Asked by who keeps a map of loaders, which must not be anybody in the midst of loading. */
        @Override
        public int hashCode() {
            synchronized (outer) {
                return System.identityHashCode(this);
            }
        }

        @Override
        public boolean equals(Object other) {
            synchronized (outer) {
                return this == other;
            }
        }
    }

    /** Several threads at once. */
    private static final class ParallelLoader extends GuardedLoader {

        static {
            ClassLoader.registerAsParallelCapable();
        }

        ParallelLoader(URL[] urls, Object outer) {
            super(urls, outer);
        }
    }
}
