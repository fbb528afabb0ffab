package io.pitot.cli.analysis.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * Where Pitot is, and which version.
 *
 * @param home the folder that the launcher is in, or null if Pitot was started without it
 * @param version of the command line, or empty if it does not know
 */
public record Installation(@Nullable Path home, String version) {

    private static final String TOPIC = "agent";
    private static final String PACKED = "lib/pitot-agent.jar";
    private static final String BUILT = "agent/dist/target/pitot-agent.jar";

    /** Where the agent lies beside the launcher, or its bare name. */
    String agent() {
        Path jar = home == null ? null : jarIn(home);
        return jar != null && Files.isRegularFile(jar)
                ? jar.toAbsolutePath().normalize().toString()
                : "pitot-agent.jar";
    }

    /** Where it is in a distribution, else where the build of a checkout puts it. */
    private static Path jarIn(Path folder) {
        Path packed = folder.resolve(PACKED);
        return Files.isRegularFile(packed) ? packed : folder.resolve(BUILT);
    }

    Check check() {
        Path folder = home;
        if (folder == null) {
            return Check.warn(
                    TOPIC, "where its jar is was not said", "start pitot by its launcher, or name the jar yourself");
        }
        Path jar = jarIn(folder).toAbsolutePath().normalize();
        if (!Files.isRegularFile(jar)) {
            return Check.bad(TOPIC, jar + ": not built", "cd " + folder + " && ./mvnw -DskipTests package");
        }
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            String found =
                    manifest == null ? null : manifest.getMainAttributes().getValue("Implementation-Version");
            if (found == null || version.isEmpty() || found.equals(version)) {
                return Check.ok(TOPIC, jar + (found == null ? "" : ", version " + found));
            }
            return Check.warn(
                    TOPIC, jar + ": is of version " + found + ", and pitot of " + version, "take both of one version");
        } catch (IOException e) {
            return Check.bad(TOPIC, jar + ": cannot be read: " + e.getMessage(), "build or copy it again");
        }
    }
}
