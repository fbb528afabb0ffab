package io.pitot.agent.instrumentation;

import io.pitot.agent.bootstrap.Probe;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * The test application ({@code com.acme}) with other versions of its libraries than the test's class path
 * has: a class loader of its own over the jars of one folder, where the only other visible things are the
 * JDK and what the agent puts into the boot loader.
 */
public final class IsolatedApplication extends URLClassLoader {

    private static final String APPLICATION = "com.acme.";

    static {
        // Tomcat asks for them when it stops, and the JVM looks for drivers only once: not in such a loader.
        DriverManager.getDrivers();
    }

    private final String servletNamespace;
    private final ProtectionDomain domain;

    /**
     * Over the jars that Maven has copied to folders of {@code target/libraries}.
     *
     * @param servletNamespace {@code jakarta.servlet}, or {@code javax.servlet}: the application is then
     *     compiled against the older names, as far as its class files tell; of JAX-RS and JMS, too
     */
    public static IsolatedApplication of(List<String> folders, String servletNamespace) throws IOException {
        return of(folders, servletNamespace, true);
    }

    /** @param observed whether the agent's classes are visible; nothing is woven otherwise */
    static IsolatedApplication of(List<String> folders, String servletNamespace, boolean observed) throws IOException {
        List<URL> jars = new ArrayList<>();
        for (String folder : folders) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of("target", "libraries", folder))) {
                for (Path jar : files) {
                    jars.add(url(jar));
                }
            }
        }
        return new IsolatedApplication(jars, servletNamespace, observed);
    }

    /** The same of libraries that no servlet is needed for. */
    public static IsolatedApplication of(String... folders) throws IOException {
        return of(List.of(folders), "jakarta.servlet");
    }

    /**
     * Over the jars of the test's own class path.
     *
     * @param observed whether the agent's classes are visible; nothing is woven otherwise
     */
    public static IsolatedApplication ofClassPath(boolean observed) {
        List<URL> jars = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .map(entry -> url(Path.of(entry)))
                .toList();
        return new IsolatedApplication(jars, "jakarta.servlet", observed);
    }

    private IsolatedApplication(List<URL> jars, String servletNamespace, boolean observed) {
        super(jars.toArray(new URL[0]), new Boot(observed));
        this.servletNamespace = servletNamespace;
        CodeSource classes = new CodeSource(
                IsolatedApplication.class.getProtectionDomain().getCodeSource().getLocation(), (Certificate[]) null);
        domain = new ProtectionDomain(classes, null, this, null);
    }

    /** The boot loader as it is under the agent: bootstrap's classes are there and no library is. */
    private static final class Boot extends ClassLoader {

        private final boolean observed;

        Boot(boolean observed) {
            super(ClassLoader.getPlatformClassLoader());
            this.observed = observed;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (observed && name.startsWith(Probe.class.getPackageName())) {
                return Class.forName(name, false, Probe.class.getClassLoader());
            }
            throw new ClassNotFoundException(name);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new AssertionError(jar.toString(), impossible);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (!name.startsWith(APPLICATION)) {
            return super.findClass(name);
        }
        String file = name.replace('.', '/') + ".class";
        try (InputStream stream = IsolatedApplication.class.getClassLoader().getResourceAsStream(file)) {
            if (stream == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = renamed(stream.readAllBytes());
            return defineClass(name, bytes, 0, bytes.length, domain);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    /** Frameworks read class files too, and the transformer reads those of a class's ancestors. */
    @Override
    public InputStream getResourceAsStream(String name) {
        return name.startsWith(APPLICATION.replace('.', '/'))
                ? IsolatedApplication.class.getClassLoader().getResourceAsStream(name)
                : super.getResourceAsStream(name);
    }

    private byte[] renamed(byte[] bytes) {
        String to = servletNamespace.substring(0, servletNamespace.indexOf('.')) + "/";
        ClassReader reader = OpenedClassReader.of(bytes);
        ClassWriter writer = new ClassWriter(0);
        reader.accept(
                new ClassRemapper(OpenedClassReader.ASM_API, writer, new Remapper(OpenedClassReader.ASM_API) {
                    @Override
                    public String map(String name) {
                        return name.startsWith("jakarta/servlet/")
                                        || name.startsWith("jakarta/ws/rs/")
                                        || name.startsWith("jakarta/jms/")
                                ? to + name.substring("jakarta/".length())
                                : name;
                    }
                }) {},
                0);
        return writer.toByteArray();
    }

    /** Makes an object of this loader's version of an application class, with this loader as the thread's. */
    public Object make(String className, Class<?>[] parameterTypes, Object... arguments)
            throws ReflectiveOperationException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(this);
        try {
            return loadClass(className).getConstructor(parameterTypes).newInstance(arguments);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
