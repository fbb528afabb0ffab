package io.pitot.agent;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.security.CodeSource;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * Where the JVM enters the agent. Compiled for Java 8, so that a JVM that is too old can load it and
 * say so; it names no newer class and no other class of Pitot, and leaves the rest to {@code PitotPremainBoot}.
 *
 * <p>Whatever goes wrong, the application starts: nothing is ever thrown from here.
 */
public final class PitotPremain {

    private static final int OLDEST_JAVA = 17;

    /** A system property, because a second agent has a copy of this class or shares this one. */
    private static final String ATTACHED = "io.pitot.agent.attached";

    private PitotPremain() {}

    /** Called by the JVM before the application's {@code main}, for {@code -javaagent}. */
    public static void premain(String arguments, Instrumentation instrumentation) {
        start(arguments, instrumentation);
    }

    /** Called by the JVM when the agent is attached later. Classes loaded before stay as they are. */
    public static void agentmain(String arguments, Instrumentation instrumentation) {
        start(arguments, instrumentation);
    }

    private static void start(String arguments, Instrumentation instrumentation) {
        try {
            String version = System.getProperty("java.specification.version");
            if (majorVersion(version) < OLDEST_JAVA) {
                say(refusal(version));
                return;
            }
            File jar = ownJar();
            Object attached = System.getProperties().putIfAbsent(ATTACHED, jar.getPath());
            if (attached != null) {
                say("already observed by " + attached + ": an agent given again stays out");
                return;
            }
            Class<?> boot = new LonelyLoader().define("io.pitot.agent.PitotPremainBoot", jar);
            // The signature of premain: the JVM has just made what it takes to call such a method.
            boot.getMethod("start", String.class, Instrumentation.class).invoke(null, arguments, instrumentation);
        } catch (Throwable failure) {
            sayFailure(failure);
        }
    }

    /** 8 for {@code 1.8}, 17 for {@code 17}. */
    static int majorVersion(String specificationVersion) {
        String major = specificationVersion.startsWith("1.") ? specificationVersion.substring(2) : specificationVersion;
        return Integer.parseInt(major);
    }

    static String refusal(String specificationVersion) {
        return "Java " + majorVersion(specificationVersion) + " is older than " + OLDEST_JAVA
                + ", which Pitot needs: the application starts without it";
    }

    private static File ownJar() throws URISyntaxException {
        CodeSource source = PitotPremain.class.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            throw new IllegalStateException("the JVM does not say which jar the agent came from");
        }
        return new File(source.getLocation().toURI());
    }

    private static void sayFailure(Throwable failure) {
        try {
            Throwable cause = failure;
            while (cause instanceof InvocationTargetException && cause.getCause() != null) {
                cause = cause.getCause();
            }
            say("could not start (" + cause + "): the application starts unobserved");
        } catch (Throwable alsoFailed) {
            // Nothing is left to say it with; the application starts all the same.
        }
    }

    private static void say(String line) {
        System.err.println("pitot: " + line);
    }

    /**
     * Holds one class, whose unnamed module is therefore its own: the package of the JDK that is exported
     * to it is not exported to the application's class path, where libraries probe for it.
     */
    private static final class LonelyLoader extends ClassLoader {

        LonelyLoader() {
            super(null);
        }

        Class<?> define(String name, File jar) throws IOException {
            byte[] classFile = read(jar, name.replace('.', '/') + ".class");
            return defineClass(name, classFile, 0, classFile.length, PitotPremain.class.getProtectionDomain());
        }

        private static byte[] read(File jar, String name) throws IOException {
            try (JarFile file = new JarFile(jar, false)) {
                ZipEntry entry = file.getEntry(name);
                if (entry == null) {
                    throw new IOException(jar + " lacks " + name);
                }
                ByteArrayOutputStream content = new ByteArrayOutputStream();
                byte[] buffer = new byte[8192];
                try (InputStream in = file.getInputStream(entry)) {
                    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                        content.write(buffer, 0, n);
                    }
                }
                return content.toByteArray();
            }
        }
    }
}
