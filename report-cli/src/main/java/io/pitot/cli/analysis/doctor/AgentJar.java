package io.pitot.cli.analysis.doctor;

import io.pitot.cli.install.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * The agent that comes with this Pitot.
 *
 * @param home the folder that the launcher is in, or null if Pitot was started without it
 * @param version of the command line, or empty if it does not know
 */
public record AgentJar(@Nullable Path home, String version) {

    private static final String TOPIC = "agent";

    /** Where it lies beside the launcher, or its bare name. */
    String path() {
        try {
            return find().toString();
        } catch (IOException e) {
            return "pitot-agent.jar";
        }
    }

    Check check() {
        if (home == null) {
            return Check.warn(
                    TOPIC, "where its jar is was not said", "start pitot by its launcher, or name the jar yourself");
        }
        Path jar;
        try {
            jar = find();
        } catch (IOException e) {
            return Check.bad(
                    TOPIC,
                    String.valueOf(e.getMessage()),
                    "cd " + home + " && ./mvnw -DskipTests package, or unpack the distribution anew");
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

    private Path find() throws IOException {
        return Installation.of(home, "doctor").agent().normalize();
    }
}
