package io.pitot.agent.runtime.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * What a service is called where nobody says so: the name that OpenTelemetry or Spring Boot was given, the
 * jar that was started, without its version, or the main class, or its package where it is called like many others;
 * those of application servers name nobody, and neither does the jar that Maven starts a JVM for tests with. Where a jar
 * is called like many others, and where Spring Boot's launcher was started, the title and version in the manifest, or
 * the class that the launcher starts.
 *
 * @param name never empty
 * @param version the jar's, or empty
 */
record ServiceIdentity(String name, String version) {

    private static final String UNKNOWN = "java";

    /**
     * What Quarkus calls each application's jar, and its main class; what images call theirs; and what they start of a jar of Spring Boot's
     * that they have unpacked.
     */
    private static final Set<String> LIKE_OTHERS = Set.of(
            "quarkus-run",
            "QuarkusEntryPoint",
            "app",
            "application",
            "JarLauncher",
            "WarLauncher",
            "PropertiesLauncher");

    /** What Spring Boot's launchers start, in the manifest. */
    private static final String START_CLASS = "Start-Class";

    /** What main classes are called that leave it to their package to say of what. */
    private static final Set<String> MAIN_LIKE_OTHERS =
            Set.of("App", "AppKt", "Application", "ApplicationKt", "Main", "MainKt");

    /** What Quarkus puts behind the version, where all of an application is in one jar. */
    private static final String OF_QUARKUS = "-runner";

    private static final String MAIN_CLASS_OF_TOMCAT = "org.apache.catalina.startup.Bootstrap";

    /** Surefire and Failsafe make one at every start, whose name goes on with the time. */
    private static final String JAR_OF_SUREFIRE = "surefirebooter";

    private static final String JAR_OF_WILDFLY = "jboss-modules";

    /** It is given the name of the server that it starts. */
    private static final String JAR_OF_LIBERTY = "ws-server";

    static ServiceIdentity of(Map<String, String> environment, Map<?, ?> systemProperties) {
        ServiceIdentity started = ofCommand(text(systemProperties.get("sun.java.command")))
                .orTitle(text(systemProperties.get("java.class.path")));
        String otel = text(environment.get("OTEL_SERVICE_NAME"));
        if (!otel.isEmpty()) {
            return new ServiceIdentity(otel, started.version);
        }
        String spring = text(systemProperties.get("spring.application.name"));
        if (spring.isEmpty()) {
            spring = text(environment.get("SPRING_APPLICATION_NAME"));
        }
        return spring.isEmpty() ? started : new ServiceIdentity(spring, started.version);
    }

    /** What the manifest says, where what was started is called like that of many others. */
    private ServiceIdentity orTitle(String classPath) {
        if (!LIKE_OTHERS.contains(name)) {
            return this;
        }
        try {
            Attributes attributes = manifestOf(Path.of(classPath)).getMainAttributes();
            String title = text(attributes.getValue(Attributes.Name.IMPLEMENTATION_TITLE));
            String startClass = text(attributes.getValue(START_CLASS));
            if (!title.isEmpty()) {
                return new ServiceIdentity(title, text(attributes.getValue(Attributes.Name.IMPLEMENTATION_VERSION)));
            }
            return startClass.isEmpty() ? this : new ServiceIdentity(nameOf(startClass), version);
        } catch (IOException | InvalidPathException noManifestOrSeveralJars) {
            return this;
        }
    }

    /** Of the only jar or folder of a class path. */
    private static Manifest manifestOf(Path only) throws IOException {
        if (!Files.isDirectory(only)) {
            try (JarFile opened = new JarFile(only.toFile())) {
                Manifest manifest = opened.getManifest();
                return manifest == null ? new Manifest() : manifest;
            }
        }
        try (InputStream in = Files.newInputStream(only.resolve(JarFile.MANIFEST_NAME))) {
            return new Manifest(in);
        }
    }

    /** @param command the jar or main class and its arguments, as the launcher leaves it in {@code sun.java.command} */
    static ServiceIdentity ofCommand(String command) {
        int jar = endOfJar(command);
        if (jar < 0) {
            int space = command.indexOf(' ');
            String mainClass = space < 0 ? command : command.substring(0, space);
            if (mainClass.equals(MAIN_CLASS_OF_TOMCAT)) {
                return new ServiceIdentity("tomcat", "");
            }
            String name = nameOf(mainClass);
            return new ServiceIdentity(name.isEmpty() ? UNKNOWN : name, "");
        }
        String file = command.substring(lastOf(command.substring(0, jar), "/\\") + 1, jar);
        if (file.startsWith(JAR_OF_SUREFIRE)) {
            return new ServiceIdentity("surefire", "");
        }
        if (file.equals(JAR_OF_WILDFLY)) {
            return new ServiceIdentity("wildfly", "");
        }
        if (file.equals(JAR_OF_LIBERTY)) {
            return new ServiceIdentity(
                    firstWord(command.substring(jar + ".jar".length()).trim(), "defaultServer"), "");
        }
        if (file.endsWith(OF_QUARKUS)) {
            file = file.substring(0, file.length() - OF_QUARKUS.length());
        }
        for (int i = 1; i < file.length() - 1; i++) {
            if (file.charAt(i) == '-' && Character.isDigit(file.charAt(i + 1))) {
                return new ServiceIdentity(file.substring(0, i), file.substring(i + 1));
            }
        }
        return new ServiceIdentity(file.isEmpty() ? UNKNOWN : file, "");
    }

    /** The simple name, or where it is that of many, what it is in: {@code orders} for {@code com.acme.orders.Main}. */
    private static String nameOf(String mainClass) {
        int at = lastOf(mainClass, "./$");
        String simple = mainClass.substring(at + 1);
        if (at <= 0 || mainClass.charAt(at) == '/' || !MAIN_LIKE_OTHERS.contains(simple)) {
            return simple;
        }
        String around = mainClass.substring(0, at);
        return around.substring(lastOf(around, "./$") + 1);
    }

    private static String firstWord(String words, String orElse) {
        String first = words.split(" ", 2)[0];
        return first.isEmpty() || first.startsWith("-") ? orElse : first;
    }

    /** Where the path of a started jar ends, less {@code .jar}: paths may hold spaces. -1 for a main class. */
    private static int endOfJar(String command) {
        for (int i = command.indexOf(".jar"); i >= 0; i = command.indexOf(".jar", i + 1)) {
            int end = i + ".jar".length();
            if (end == command.length() || command.charAt(end) == ' ') {
                // A main class may be given a jar as an argument: com.acme.Main /tmp/x.jar
                int space = command.indexOf(' ');
                boolean pathGoesOn = space < 0 || space >= end || lastOf(command.substring(0, space), "/\\") >= 0;
                return pathGoesOn ? i : -1;
            }
        }
        return -1;
    }

    private static int lastOf(String text, String characters) {
        int last = -1;
        for (int i = 0; i < characters.length(); i++) {
            last = Math.max(last, text.lastIndexOf(characters.charAt(i)));
        }
        return last;
    }

    private static String text(@Nullable Object value) {
        return value instanceof String given ? given.trim() : "";
    }
}
