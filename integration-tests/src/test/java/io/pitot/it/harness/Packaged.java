package io.pitot.it.harness;

import java.nio.file.Files;
import java.nio.file.Path;

/** The jars that are shipped, as the build packaged them. */
public final class Packaged {

    private Packaged() {}

    public static Path agent() {
        return jar("pitot.agent.jar");
    }

    public static Path commandLine() {
        return jar("pitot.cli.jar");
    }

    public static Path shop() {
        return jar("pitot.shop.jar");
    }

    /** The Maven that runs this build. */
    public static Path maven() {
        return Path.of(System.getProperty("pitot.maven.home"), "bin", "mvn");
    }

    /** That of the Quarkus application; its libraries lie beside it. */
    public static Path clinic() {
        return jar("pitot.clinic.jar");
    }

    /** That of the Spring Boot application, on a line of Spring Boot such as {@code 3}. */
    public static Path school(String line) {
        return jar("pitot.school." + line + ".jar");
    }

    /** That of the application of Spring WebFlux, on a line of Spring Boot. */
    public static Path harbour(String line) {
        return jar("pitot.harbour." + line + ".jar");
    }

    private static Path jar(String property) {
        Path jar = Path.of(System.getProperty(property, property + " is not set"))
                .toAbsolutePath()
                .normalize();
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException("not built: " + jar + " (-D" + property + ")");
        }
        return jar;
    }
}
